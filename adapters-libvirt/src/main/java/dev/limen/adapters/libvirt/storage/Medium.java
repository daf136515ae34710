package dev.limen.adapters.libvirt.storage;

import dev.limen.domain.image.ImageFormat;
import java.nio.file.Path;
import java.util.Locale;

/** An image, where QEMU finds it. */
public record Medium(Path path, ImageFormat format) {

    /** Whether disks begin with it; else it belongs in a drive. */
    public boolean isDisk() {
        return format != ImageFormat.ISO;
    }

    /** The format of its file, as libvirt calls it. */
    public String fileFormat() {
        return isDisk() ? format.name().toLowerCase(Locale.ROOT) : "raw";
    }
}

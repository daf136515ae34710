package dev.limen.adapters.libvirt;

import dev.limen.client.host.BootSector;
import dev.limen.client.host.Command;
import dev.limen.domain.hypervisor.GuestImage;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A library of images with the {@link BootSector}, for QEMU to read and for nobody to write. */
final class QemuImages {

    private static final int SIZE = 1 << 20;

    private final Map<ImageFile, String> originals = new ConcurrentHashMap<>();
    private final Path directory;

    QemuImages(Path directory) {
        this.directory = directory;
    }

    Path path(ImageFile file) {
        return directory.resolve(file.value() + ".image");
    }

    GuestImage make(ImageFormat format) {
        GuestImage image = new GuestImage(ImageFile.random(), format);
        Path path = path(image.file());
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path raw = Files.write(directory.resolve("raw"), Arrays.copyOf(BootSector.sector(), SIZE));
            if (format == ImageFormat.QCOW2) {
                Command.run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", raw.toString(), path.toString())
                        .orThrow();
            } else {
                Files.copy(raw, path);
            }
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
            originals.put(image.file(), read(path));
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void lose(GuestImage image) {
        try {
            Files.delete(path(image.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether content, owner and rights are as they were. */
    boolean isIntact(GuestImage image) {
        try {
            return read(path(image.file())).equals(originals.get(image.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid") + " " + Files.getAttribute(path, "unix:mode") + " "
                + HexFormat.of().formatHex(Files.readAllBytes(path));
    }
}

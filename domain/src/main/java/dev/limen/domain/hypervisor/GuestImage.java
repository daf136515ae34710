package dev.limen.domain.hypervisor;

import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFormat;

/** The image that a guest is made from: a disk is the beginning of the guest's own, a CD lies in its drive. */
public record GuestImage(ImageFile file, ImageFormat format) {

    /** Whether the guest's disk begins with it. */
    public boolean forDisk() {
        return format != ImageFormat.ISO;
    }
}

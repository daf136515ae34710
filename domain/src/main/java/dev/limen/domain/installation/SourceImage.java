package dev.limen.domain.installation;

import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.image.ImageName;

/** The image that a VM was made from, as it was then: an image does not change, and stays while a VM is made from it. */
public record SourceImage(ImageId id, ImageName name, ImageFile file, ImageFormat format) {

    /** How far the operating system of a VM made from it is installed: a disk has one, a CD installs one. */
    public InstallationStatus installation() {
        return switch (format) {
            case ISO -> InstallationStatus.NOT_INSTALLED;
            case QCOW2, RAW -> InstallationStatus.INSTALLED;
        };
    }
}

package dev.limen.domain.image;

/** What an image is, as its content says. */
public enum ImageFormat {
    /** A CD or DVD (ISO 9660). */
    ISO,
    /** A disk in QEMU's format. */
    QCOW2,
    /** A disk, byte for byte. */
    RAW
}

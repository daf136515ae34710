package dev.limen.domain.image;

/**
 * What the content of a file is.
 *
 * @param virtualSize of the disk that a guest sees, in bytes; for a CD the size of the file
 */
public record ImageProfile(ImageFormat format, long virtualSize) {}

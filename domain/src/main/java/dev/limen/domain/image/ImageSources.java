package dev.limen.domain.image;

/** Opens what images are imported from. Needs no unit of work. */
public interface ImageSources {

    /**
     * Looks at a source without opening it, and without asking anybody.
     *
     * @throws ImageError.SourceNotAllowed when the operator does not allow it
     */
    void check(ImageSource source);

    /**
     * Opens a source, which is checked again, whatever it leads to included.
     *
     * @throws ImageError.SourceNotAllowed when it, or what it leads to, is not allowed
     * @throws ImageError.SourceFailed when it does not answer, or not with content
     */
    ImageFiles.Content open(ImageSource source);
}

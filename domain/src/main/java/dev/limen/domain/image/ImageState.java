package dev.limen.domain.image;

/** How far an image has come. */
public enum ImageState {
    /** Its content is being sent by an administrator. */
    UPLOADING,
    /** Its content is being fetched or copied in the background. */
    IMPORTING,
    /** Complete and checked: everybody sees it. */
    READY,
    /** The import came to nothing; kept for a while to say why. It has no file, and its name is free. */
    FAILED,
    /** Its file is being removed, which whoever finds it so completes. */
    REMOVING;

    /** Whether its name is its own. */
    public boolean holdsName() {
        return isInProgress() || this == READY;
    }

    /** Whether a process is working on it. */
    public boolean isInProgress() {
        return this == UPLOADING || this == IMPORTING;
    }
}

package dev.limen.chaos.replay;

/** What is counted. */
enum Count {
    CLIENTS,
    FRAMES,
    CUTS,
    RECONNECTS,

    /** By LIMEN, not by the client. */
    ENDED,
    REFUSED,
    LISTS,

    /** Updates that were left out because a list has them, or because their VM was gone before they were sent. */
    SUPERSEDED,

    /** Updates before a later one of the same VM, of which a client that was so far behind is told the last. */
    MERGED,

    /** What the client may see, and was not told. */
    GAPS,
    DUPLICATES,
    DISORDER,

    /** What is not the client's to see, or not in the log. */
    FOREIGN,

    /** VMs that the client has otherwise in the end than the API does. */
    DIFFERENT;

    /** Whether there may be none. */
    boolean isFault() {
        return compareTo(GAPS) >= 0;
    }
}

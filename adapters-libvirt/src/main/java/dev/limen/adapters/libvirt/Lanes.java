package dev.limen.adapters.libvirt;

import java.time.Duration;

/**
 * The lanes, apart by what can hold them up. An emulator that hangs holds up every call that its monitor has to answer,
 * for as long as it hangs; and while libvirt kills it, which takes ten seconds, every look at it.
 *
 * @param lists looks at everything, emulators that are being killed among it
 * @param reads looks at one domain
 * @param operations changes that wait for libvirt only
 * @param guests changes that wait for an emulator's monitor
 * @param cuts ends emulators; what hangs in {@code guests} is freed by it, so it must not queue there
 */
record Lanes(Lane lists, Lane reads, Lane operations, Lane guests, Lane cuts) {

    private static final int LISTS = 2;
    private static final int READS = 2;
    private static final int QUEUED_READS = 256;

    /** libvirtd carries out 20 calls at the same time: guests that hang must not take all of them. */
    private static final int GUESTS = 8;

    /** Each may be one that kills what hangs; libvirtd has threads in reserve for these. */
    private static final int CUTS = 8;

    static Lanes over(Links links, LibvirtSettings settings) {
        Turns turns = new Turns();
        Duration patience = settings.patience();
        int queued = settings.queuedOperations();
        return new Lanes(
                new Lane("list", links.another(LISTS), QUEUED_READS, patience, turns),
                new Lane("read", links.another(READS), QUEUED_READS, patience, turns),
                new Lane("operation", links.another(settings.parallelOperations()), queued, patience, turns),
                new Lane("guest", links.another(GUESTS), queued, patience, turns),
                new Lane("cut", links.another(CUTS), queued, patience, turns));
    }

    void close() {
        lists.close();
        reads.close();
        operations.close();
        guests.close();
        cuts.close();
    }
}

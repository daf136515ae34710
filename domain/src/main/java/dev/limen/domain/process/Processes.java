package dev.limen.domain.process;

import java.util.Set;

/** Tells which LIMEN processes work on the storage. Needs no unit of work. */
public interface Processes {

    /** This process; no other, earlier or later, has its number. */
    ProcessId self();

    /** Whether the others can see this process now, as far as it knows; asks nobody. */
    boolean isSeen();

    /**
     * The processes that are connected to the storage now. One that has ended is missing at once; one that goes on may
     * be missing for some seconds, after the storage itself was away.
     */
    Set<ProcessId> present();
}

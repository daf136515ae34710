package dev.limen.contract.hypervisor.optional;

import dev.limen.contract.hypervisor.HypervisorBench;
import dev.limen.domain.vm.VmUuid;

/** A test bed on whose host other programs can have a hand in guests and disks. */
public interface SharedHostBench extends HypervisorBench {

    /** Gives a guest that is off another name, as another program would. */
    void renameGuest(VmUuid uuid);

    /** Saves the memory of a guest that runs, which is off then and goes on from there. */
    void saveGuest(VmUuid uuid);

    /**
     * Makes another guest that has the disk of this one.
     *
     * @return removes it
     */
    Runnable useDiskElsewhere(VmUuid uuid);
}

package dev.limen.domain.vm;

import dev.limen.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the VMs. Every call belongs inside a unit of work. What changes for those who may see a VM is in the change log
 * when the unit has committed.
 */
public interface Vms {

    /** A number that no VM has had. It stays used when the unit fails. */
    VmId nextId();

    /** Finds one VM and keeps it from other units until this unit ends. */
    Optional<Vm> find(VmRef ref);

    /** Finds the VMs of one owner, ordered by id, and keeps them from other units until this unit ends. */
    List<Vm> ownedBy(UserId owner);

    /**
     * Adds a new VM.
     *
     * @throws VmError.NameTaken when the owner has a VM whose name has the same {@link VmName#key}
     * @throws VmError.MacTaken when any VM has its MAC address
     */
    void add(Vm vm);

    /**
     * As {@link #add}, for a VM whose guest was there before.
     *
     * @throws VmError.NotFound when its UUID was retired, so that the guest is being removed
     */
    void adopt(Vm vm);

    /**
     * Remembers, as {@link #remove} does, that no VM bears this UUID and none is going to: what the hypervisor has of it
     * may be removed whenever it turns up.
     *
     * @throws VmError.NotFound when a VM bears it
     */
    void retire(VmUuid uuid);

    /**
     * Saves a changed VM; its version grows by one.
     *
     * @throws VmError.Stale when it was changed or removed since it was found
     * @throws VmError.NameTaken when its owner has another VM of its name
     */
    void save(Vm vm);

    /** Removes a VM and retires its UUID; one that is not there is no error. */
    void remove(Vm vm);
}

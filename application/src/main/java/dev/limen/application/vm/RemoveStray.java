package dev.limen.application.vm;

import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmUuid;

/** An administrator removes a domain or a disk of this installation that belongs to no VM. */
public final class RemoveStray {

    private final VmQueries queries;
    private final Hypervisor hypervisor;

    public RemoveStray(VmQueries queries, Hypervisor hypervisor) {
        this.queries = queries;
        this.hypervisor = hypervisor;
    }

    /**
     * Removes domain and disk.
     *
     * @throws VmError.NotFound when there is nothing of this UUID, or a VM, which is deleted in its own way
     */
    public void handle(VmUuid uuid, Actor actor) {
        actor.requireAdmin();
        if (queries.find(uuid).isPresent() || !isThere(uuid)) {
            throw new VmError.NotFound();
        }
        hypervisor.undefine(uuid);
    }

    private boolean isThere(VmUuid uuid) {
        try {
            return hypervisor.describe(uuid).uuid().equals(uuid);
        } catch (HypervisorError.NoSuchDomain none) {
            return hypervisor.disks().contains(uuid);
        }
    }
}

package dev.limen.application.reconciliation;

import dev.limen.application.ApplicationService;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.Vms;

/** An administrator removes a guest or a disk of this installation that belongs to no VM. */
@ApplicationService
public final class RemoveStray {

    private final UnitOfWork unitOfWork;
    private final Vms vms;
    private final Hypervisor hypervisor;

    public RemoveStray(UnitOfWork unitOfWork, Vms vms, Hypervisor hypervisor) {
        this.unitOfWork = unitOfWork;
        this.vms = vms;
        this.hypervisor = hypervisor;
    }

    /**
     * Removes guest and disk.
     *
     * @throws VmError.NotFound when there is nothing of this UUID, or a VM, which is deleted in its own way
     */
    public void handle(VmUuid uuid, Actor actor) {
        actor.requireAdmin();
        if (!isThere(uuid)) {
            throw new VmError.NotFound();
        }
        unitOfWork.execute(() -> vms.retire(uuid));
        hypervisor.undefine(uuid);
    }

    private boolean isThere(VmUuid uuid) {
        try {
            return hypervisor.describe(uuid).spec().uuid().equals(uuid);
        } catch (HypervisorError.NoSuchGuest none) {
            return hypervisor.disks().contains(uuid);
        }
    }
}

package dev.limen.application.console;

import dev.limen.application.ApplicationService;
import dev.limen.application.vm.GetVm;
import dev.limen.domain.console.ConsoleError;
import dev.limen.domain.console.ConsoleViewers;
import dev.limen.domain.console.ViewerId;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;

/** Cuts one viewer off from the screen of a VM, whichever process shows it to them: each looks for that every few seconds. */
@ApplicationService
public final class CutViewer {

    private final GetVm getVm;
    private final UnitOfWork unitOfWork;
    private final ConsoleViewers viewers;

    public CutViewer(GetVm getVm, UnitOfWork unitOfWork, ConsoleViewers viewers) {
        this.getVm = getVm;
        this.unitOfWork = unitOfWork;
        this.viewers = viewers;
    }

    /**
     * Cuts the viewer off.
     *
     * @throws ConsoleError.NoSuchViewer when there is none, or not any more
     */
    public void handle(VmRef ref, ViewerId id, Actor actor) {
        VmView vm = getVm.handle(ref, actor);
        if (!unitOfWork.execute(() -> viewers.remove(vm.uuid(), id))) {
            throw new ConsoleError.NoSuchViewer();
        }
    }
}

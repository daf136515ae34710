package dev.limen.application.console;

import dev.limen.application.ApplicationService;
import dev.limen.application.vm.GetVm;
import dev.limen.domain.console.ConsoleGrant;
import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.console.ConsoleViewers;
import dev.limen.domain.console.ViewerId;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.LocalSocket;
import dev.limen.domain.process.Processes;
import dev.limen.domain.session.Session;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;
import java.time.InstantSource;

/** Connects the screen of a VM to who may look at it, and notes that they do. */
@ApplicationService
public final class EnterConsole {

    private final GetVm getVm;
    private final Hypervisor hypervisor;
    private final UnitOfWork unitOfWork;
    private final ConsoleViewers viewers;
    private final Processes processes;
    private final InstantSource clock;

    public EnterConsole(
            GetVm getVm,
            Hypervisor hypervisor,
            UnitOfWork unitOfWork,
            ConsoleViewers viewers,
            Processes processes,
            InstantSource clock) {
        this.getVm = getVm;
        this.hypervisor = hypervisor;
        this.unitOfWork = unitOfWork;
        this.viewers = viewers;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * When this returns, the screen has connected to the listener. The hypervisor knows best whether the VM is on.
     *
     * @throws VmError.NotFound when there is no such VM for the actor
     * @throws HypervisorError.WrongState when the VM is off
     */
    public EnteredConsole handle(VmRef ref, ConsoleGrant grant, LocalSocket listener) {
        VmView vm = getVm.handle(ref, grant.session().actor());
        hypervisor.connectScreen(vm.uuid(), listener);
        ConsoleViewer viewer = viewer(vm, grant);
        unitOfWork.execute(() -> viewers.add(viewer));
        return new EnteredConsole(vm, viewer);
    }

    private ConsoleViewer viewer(VmView vm, ConsoleGrant grant) {
        Session session = grant.session();
        return new ConsoleViewer(
                ViewerId.random(),
                vm.uuid(),
                session.actor().id(),
                session.username(),
                grant.viewOnly(),
                clock.instant(),
                processes.self());
    }
}

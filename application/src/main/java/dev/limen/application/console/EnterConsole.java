package dev.limen.application.console;

import dev.limen.application.ApplicationService;
import dev.limen.application.vm.GetVm;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.LocalSocket;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;

/** Connects the screen of a VM to who may look at it. */
@ApplicationService
public final class EnterConsole {

    private final GetVm getVm;
    private final Hypervisor hypervisor;

    public EnterConsole(GetVm getVm, Hypervisor hypervisor) {
        this.getVm = getVm;
        this.hypervisor = hypervisor;
    }

    /**
     * When this returns, the screen has connected to the listener. The hypervisor knows best whether the VM is on.
     *
     * @throws VmError.NotFound when there is no such VM for the actor
     * @throws HypervisorError.WrongState when the VM is off
     */
    public VmView handle(VmRef ref, Actor actor, LocalSocket listener) {
        VmView vm = getVm.handle(ref, actor);
        hypervisor.connectScreen(vm.uuid(), listener);
        return vm;
    }
}

package dev.limen.contract.vm;

import dev.limen.domain.host.HostLoad;
import dev.limen.domain.vm.DomainSpec;
import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.util.Set;

class FakeHypervisorTest implements HypervisorContract, ObedientGuestContract {

    private final FakeHypervisor hypervisor = new FakeHypervisor();
    private final TestDomains domains = new TestDomains();

    @Override
    public Hypervisor hypervisor() {
        return hypervisor;
    }

    @Override
    public TestDomains domains() {
        return domains;
    }

    @Override
    public Set<LiveResize> liveResize() {
        return Set.of();
    }

    @Override
    public void endGuestFromOutside(VmUuid uuid) {
        hypervisor.put(uuid, DomainState.CRASHED);
    }

    @Override
    public boolean diskExists(VmUuid uuid) {
        return hypervisor.disk(uuid).isPresent();
    }

    @Override
    public void loseDomain(VmUuid uuid) {
        hypervisor.forget(uuid);
    }

    @Override
    public void markDisk(VmUuid uuid) {
        hypervisor.scribble(uuid, "marked");
    }

    @Override
    public boolean isDiskMarked(VmUuid uuid) {
        return hypervisor.disk(uuid).filter("marked"::equals).isPresent();
    }

    @Override
    public HostLoad sizeOf(VmUuid uuid) {
        return hypervisor.sizeOf(uuid);
    }

    @Override
    public Runnable sabotageDefine(DomainSpec spec) {
        hypervisor.fail(FakeHypervisor.Call.DEFINE, new HypervisorError.Failed("sabotaged"));
        return () -> {};
    }

    @Override
    public void startObedientGuest(DomainSpec spec) {
        hypervisor.define(spec);
        hypervisor.start(spec.uuid());
    }

    @Override
    public void release() {
        hypervisor.close();
    }
}

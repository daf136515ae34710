package dev.limen.adapters.libvirt;

import dev.limen.contract.vm.HypervisorContract;
import dev.limen.contract.vm.ObedientGuestContract;
import dev.limen.contract.vm.StubbornGuestContract;
import dev.limen.domain.vm.DomainSpec;

/** The contract on QEMU. */
class QemuHypervisorTest extends QemuBench implements HypervisorContract, ObedientGuestContract, StubbornGuestContract {

    /** The guest needs a second to boot and cannot say when it has: the adapter asks until somebody listens. */
    @Override
    public void startObedientGuest(DomainSpec spec) {
        startGuestThatObeys(spec);
    }

    /** On an empty disk nothing boots, and nothing listens. */
    @Override
    public void startStubbornGuest(DomainSpec spec) {
        hypervisor().define(spec);
        hypervisor().start(spec.uuid());
    }
}

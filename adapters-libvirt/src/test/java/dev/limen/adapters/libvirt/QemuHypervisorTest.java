package dev.limen.adapters.libvirt;

import dev.limen.contract.hypervisor.HypervisorContract;
import dev.limen.contract.hypervisor.optional.HaltContract;
import dev.limen.contract.hypervisor.optional.ObedientGuestContract;
import dev.limen.contract.hypervisor.optional.PauseContract;
import dev.limen.contract.hypervisor.optional.ScreenContract;
import dev.limen.contract.hypervisor.optional.SharedHostContract;
import dev.limen.contract.hypervisor.optional.StubbornGuestContract;
import dev.limen.domain.hypervisor.GuestSpec;
import org.junit.jupiter.api.Tag;

/** The contract on QEMU. */
@Tag("external")
class QemuHypervisorTest extends QemuBench
        implements HypervisorContract,
                PauseContract,
                HaltContract,
                SharedHostContract,
                ObedientGuestContract,
                StubbornGuestContract,
                ScreenContract {

    /** The guest needs a second to boot and cannot say when it has: the adapter asks until somebody listens. */
    @Override
    public void startObedientGuest(GuestSpec spec) {
        startGuestThatObeys(spec);
    }

    /** On an empty disk nothing boots, and nothing listens. */
    @Override
    public void startStubbornGuest(GuestSpec spec) {
        hypervisor().define(spec);
        hypervisor().start(spec.uuid());
    }
}

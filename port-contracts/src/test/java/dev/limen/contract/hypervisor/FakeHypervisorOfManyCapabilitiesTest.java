package dev.limen.contract.hypervisor;

import dev.limen.contract.hypervisor.optional.HaltContract;
import dev.limen.contract.hypervisor.optional.PauseContract;

class FakeHypervisorOfManyCapabilitiesTest extends FakeBench implements PauseContract, HaltContract {

    FakeHypervisorOfManyCapabilitiesTest() {
        hypervisor.allowLiveResize();
    }
}

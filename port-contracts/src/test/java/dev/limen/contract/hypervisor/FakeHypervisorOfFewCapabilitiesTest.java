package dev.limen.contract.hypervisor;

import dev.limen.contract.hypervisor.optional.NoPauseContract;
import dev.limen.contract.hypervisor.optional.NoScreenContract;

class FakeHypervisorOfFewCapabilitiesTest extends FakeBench implements NoPauseContract, NoScreenContract {

    FakeHypervisorOfFewCapabilitiesTest() {
        hypervisor.forbidPausing();
        hypervisor.forbidScreens();
    }
}

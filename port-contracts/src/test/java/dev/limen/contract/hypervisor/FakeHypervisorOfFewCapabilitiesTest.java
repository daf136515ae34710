package dev.limen.contract.hypervisor;

import dev.limen.contract.hypervisor.optional.NoPauseContract;

class FakeHypervisorOfFewCapabilitiesTest extends FakeBench implements NoPauseContract {

    FakeHypervisorOfFewCapabilitiesTest() {
        hypervisor.forbidPausing();
    }
}

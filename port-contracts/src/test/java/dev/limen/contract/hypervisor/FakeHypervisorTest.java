package dev.limen.contract.hypervisor;

import dev.limen.contract.hypervisor.optional.HaltContract;
import dev.limen.contract.hypervisor.optional.PauseContract;
import dev.limen.contract.hypervisor.optional.ScreenContract;

class FakeHypervisorTest extends FakeBench implements PauseContract, HaltContract, ScreenContract {}

package dev.limen.adapters.simulator;

import dev.limen.contract.vm.TestDomains;
import dev.limen.domain.vm.DomainSpec;
import dev.limen.domain.vm.HypervisorError;

class SimulatedHypervisorTest implements SimulatorBench {

    private final SimulatedHypervisor simulator = new SimulatedHypervisor(SimulatorBench.inMemory());
    private final TestDomains domains = new TestDomains();

    @Override
    public SimulatedHypervisor simulator() {
        return simulator;
    }

    @Override
    public TestDomains domains() {
        return domains;
    }

    @Override
    public Runnable sabotageDefine(DomainSpec spec) {
        simulator.faults().fail(SimulatorCall.DEFINE, 1, () -> new HypervisorError.Failed("asked for"));
        return () -> {};
    }
}

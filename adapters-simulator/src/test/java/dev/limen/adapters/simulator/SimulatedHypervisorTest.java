package dev.limen.adapters.simulator;

import dev.limen.contract.vm.TestDomains;
import dev.limen.domain.vm.DomainSpec;
import dev.limen.domain.vm.HypervisorError;
import java.util.HashSet;
import java.util.Set;

class SimulatedHypervisorTest implements SimulatorBench {

    private final SimulatedHypervisor simulator = new SimulatedHypervisor(SimulatorBench.inMemory());
    private final TestDomains domains = new TestDomains();
    private final Set<SimulatedDisk> marked = new HashSet<>();

    @Override
    public SimulatedHypervisor simulator() {
        return simulator;
    }

    @Override
    public TestDomains domains() {
        return domains;
    }

    @Override
    public Set<SimulatedDisk> marked() {
        return marked;
    }

    @Override
    public Runnable sabotageDefine(DomainSpec spec) {
        simulator.faults().fail(SimulatorCall.DEFINE, 1, () -> new HypervisorError.Failed("asked for"));
        return () -> {};
    }
}

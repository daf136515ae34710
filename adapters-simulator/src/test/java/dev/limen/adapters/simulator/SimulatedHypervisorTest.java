package dev.limen.adapters.simulator;

import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.HypervisorError;
import java.util.HashSet;
import java.util.Set;

class SimulatedHypervisorTest implements SimulatorBench {

    private final SimulatedHypervisor simulator = new SimulatedHypervisor(SimulatorBench.inMemory());
    private final TestGuests guests = new TestGuests();
    private final Set<SimulatedDisk> marked = new HashSet<>();

    @Override
    public SimulatedHypervisor simulator() {
        return simulator;
    }

    @Override
    public TestGuests guests() {
        return guests;
    }

    @Override
    public Set<SimulatedDisk> marked() {
        return marked;
    }

    @Override
    public Runnable sabotageDefine(GuestSpec spec) {
        simulator.faults().fail(SimulatorCall.DEFINE, 1, () -> new HypervisorError.Failed("asked for"));
        return () -> {};
    }
}

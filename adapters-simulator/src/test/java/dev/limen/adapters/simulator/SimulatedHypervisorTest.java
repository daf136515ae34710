package dev.limen.adapters.simulator;

import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.image.ImageFile;
import java.util.HashSet;
import java.util.Set;

class SimulatedHypervisorTest implements SimulatorBench {

    private final TestGuests guests = new TestGuests();
    private final Set<SimulatedDisk> marked = new HashSet<>();
    private final Set<ImageFile> lostImages = new HashSet<>();
    private final SimulatedHypervisor simulator =
            new SimulatedHypervisor(SimulatorBench.inMemory(), file -> !lostImages.contains(file));

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
    public Set<ImageFile> lostImages() {
        return lostImages;
    }

    @Override
    public Runnable sabotageDefine(GuestSpec spec) {
        simulator.faults().fail(SimulatorCall.DEFINE, 1, () -> new HypervisorError.Failed("asked for"));
        return () -> {};
    }
}

package dev.limen.adapters.simulator;

import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.size.VmSize;

/**
 * One domain at one moment.
 *
 * @param obeys whether its guest powers off when asked to
 */
record SimulatedDomain(GuestSpec spec, GuestState state, boolean obeys) {

    SimulatedDomain in(GuestState other) {
        return new SimulatedDomain(spec, other, obeys);
    }

    SimulatedDomain of(VmSize size) {
        return new SimulatedDomain(new GuestSpec(spec.uuid(), spec.name(), size, spec.bootOrder()), state, obeys);
    }

    SimulatedDomain obeying(boolean whenAsked) {
        return new SimulatedDomain(spec, state, whenAsked);
    }

    /** Whether there is a guest that has not ended. */
    boolean isOn() {
        return state == GuestState.RUNNING || state == GuestState.PAUSED;
    }
}

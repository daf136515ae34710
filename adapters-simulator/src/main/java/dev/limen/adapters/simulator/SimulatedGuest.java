package dev.limen.adapters.simulator;

import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.size.VmSize;

/**
 * One guest at one moment.
 *
 * @param obeys whether it powers off when asked to
 */
record SimulatedGuest(GuestSpec spec, GuestState state, boolean obeys) {

    SimulatedGuest in(GuestState other) {
        return new SimulatedGuest(spec, other, obeys);
    }

    SimulatedGuest of(VmSize size) {
        return new SimulatedGuest(spec.sized(size), state, obeys);
    }

    SimulatedGuest obeying(boolean whenAsked) {
        return new SimulatedGuest(spec, state, whenAsked);
    }

    /** Whether it has begun and not ended. */
    boolean isOn() {
        return state != GuestState.OFF && state != GuestState.CRASHED;
    }
}

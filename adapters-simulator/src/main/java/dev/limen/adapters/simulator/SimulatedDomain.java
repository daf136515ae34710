package dev.limen.adapters.simulator;

import dev.limen.domain.vm.DomainSpec;
import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.VmSize;

/**
 * One domain at one moment.
 *
 * @param obeys whether its guest powers off when asked to
 */
record SimulatedDomain(DomainSpec spec, DomainState state, boolean obeys) {

    SimulatedDomain in(DomainState other) {
        return new SimulatedDomain(spec, other, obeys);
    }

    SimulatedDomain of(VmSize size) {
        return new SimulatedDomain(new DomainSpec(spec.uuid(), spec.name(), size, spec.bootOrder()), state, obeys);
    }

    SimulatedDomain obeying(boolean whenAsked) {
        return new SimulatedDomain(spec, state, whenAsked);
    }

    /** Whether there is a guest that has not ended. */
    boolean isOn() {
        return state == DomainState.RUNNING || state == DomainState.PAUSED;
    }
}

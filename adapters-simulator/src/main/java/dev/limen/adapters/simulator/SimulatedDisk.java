package dev.limen.adapters.simulator;

import dev.limen.domain.vm.VmUuid;
import java.util.UUID;

/**
 * The disk of one guest, which it may outlive.
 *
 * @param serial tells it from any other disk that the guest had or will have
 */
record SimulatedDisk(VmUuid guest, UUID serial) {

    static SimulatedDisk blank(VmUuid guest) {
        return new SimulatedDisk(guest, UUID.randomUUID());
    }
}

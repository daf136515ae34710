package dev.limen.adapters.simulator;

import dev.limen.domain.vm.VmUuid;
import java.util.UUID;

/**
 * The disk of one domain, which it may outlive.
 *
 * @param serial tells it from any other disk that the domain had or will have
 */
record SimulatedDisk(VmUuid domain, UUID serial) {

    static SimulatedDisk blank(VmUuid domain) {
        return new SimulatedDisk(domain, UUID.randomUUID());
    }
}

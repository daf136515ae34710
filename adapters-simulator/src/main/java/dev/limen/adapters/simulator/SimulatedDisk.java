package dev.limen.adapters.simulator;

import dev.limen.domain.hypervisor.GuestImage;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.vm.VmUuid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The disk of one guest, which it may outlive.
 *
 * @param serial tells it from any other disk that the guest had or will have
 * @param image what it began with, if not empty
 */
record SimulatedDisk(VmUuid guest, UUID serial, @Nullable ImageFile image) {

    static SimulatedDisk of(GuestSpec spec) {
        @Nullable GuestImage image = spec.image();
        return new SimulatedDisk(
                spec.uuid(), UUID.randomUUID(), image == null || !image.forDisk() ? null : image.file());
    }
}

package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Part of {@link HypervisorContract}: what happens to a guest that does not exist. */
public interface HypervisorMissingGuestContract extends HypervisorBench {

    @Test
    default void aMissingGuestCannotBeStarted() {
        assertUnknown(hypervisor()::start);
    }

    @Test
    default void aMissingGuestCannotBeStoppedGracefully() {
        assertUnknown(uuid -> hypervisor().stop(uuid, Duration.ofSeconds(1)));
    }

    @Test
    default void aMissingGuestCannotBeStoppedByForce() {
        assertUnknown(uuid -> hypervisor().stop(uuid, Duration.ZERO));
    }

    @Test
    default void aMissingGuestCannotBeResized() {
        assertUnknown(uuid -> hypervisor().resize(uuid, TestGuests.SMALL));
    }

    @Test
    default void aMissingGuestHasNoSavedState() {
        assertUnknown(hypervisor()::discardSavedState);
    }

    @Test
    default void aMissingGuestHasNoState() {
        assertUnknown(uuid -> hypervisor().state(uuid));
    }

    @Test
    default void aMissingGuestCannotBeDescribed() {
        assertUnknown(hypervisor()::describe);
    }

    @Test
    default void undefiningAMissingGuestIsNoError() {
        VmUuid missing = guests().uuid();

        assertDoesNotThrow(() -> hypervisor().undefine(missing));
    }
}

package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.function.Consumer;
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
    default void aMissingGuestCannotBePaused() {
        assertUnknown(hypervisor()::pause);
    }

    @Test
    default void aMissingGuestCannotBeResumed() {
        assertUnknown(hypervisor()::resume);
    }

    @Test
    default void aMissingGuestCannotBeResized() {
        assertUnknown(uuid -> hypervisor().resize(uuid, TestGuests.SMALL));
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

    private void assertUnknown(Consumer<VmUuid> call) {
        VmUuid neverDefined = guests().uuid();
        VmUuid gone = defined();
        hypervisor().undefine(gone);

        assertThrows(HypervisorError.NoSuchGuest.class, () -> call.accept(neverDefined));
        assertThrows(HypervisorError.NoSuchGuest.class, () -> call.accept(gone));
        assertFalse(hypervisor().states().containsKey(neverDefined));
        assertFalse(diskExists(neverDefined));
    }
}

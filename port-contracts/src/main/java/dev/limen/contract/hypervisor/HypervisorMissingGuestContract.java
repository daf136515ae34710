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
    default void aMissingDomainCannotBeStarted() {
        assertUnknown(hypervisor()::start);
    }

    @Test
    default void aMissingDomainCannotBeStoppedGracefully() {
        assertUnknown(uuid -> hypervisor().stop(uuid, Duration.ofSeconds(1)));
    }

    @Test
    default void aMissingDomainCannotBeStoppedByForce() {
        assertUnknown(uuid -> hypervisor().stop(uuid, Duration.ZERO));
    }

    @Test
    default void aMissingDomainCannotBePaused() {
        assertUnknown(hypervisor()::pause);
    }

    @Test
    default void aMissingDomainCannotBeResumed() {
        assertUnknown(hypervisor()::resume);
    }

    @Test
    default void aMissingDomainCannotBeResized() {
        assertUnknown(uuid -> hypervisor().resize(uuid, TestGuests.SMALL));
    }

    @Test
    default void aMissingDomainHasNoState() {
        assertUnknown(uuid -> hypervisor().state(uuid));
    }

    @Test
    default void aMissingDomainCannotBeDescribed() {
        assertUnknown(hypervisor()::describe);
    }

    @Test
    default void undefiningAMissingDomainIsNoError() {
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

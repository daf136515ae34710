package dev.limen.contract.hypervisor.optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.hypervisor.HypervisorBench;
import dev.limen.contract.vm.Background;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** For test beds that can halt a guest as a fault does which can be mended, and let it go on: it takes no less to pause. */
public interface HaltContract extends HypervisorBench {

    /** Halts a guest that runs. */
    void haltGuest(VmUuid uuid);

    private VmUuid halted() {
        VmUuid uuid = running();
        haltGuest(uuid);
        assertHalted(uuid);
        return uuid;
    }

    private void assertHalted(VmUuid uuid) {
        GuestState state = hypervisor().state(uuid);
        assertTrue(state.isHalted(), state.toString());
        assertEquals(state, hypervisor().states().get(uuid));
    }

    @Test
    default void aGuestThatIsHaltedGoesOnWhenItIsResumed() {
        VmUuid uuid = halted();

        hypervisor().resume(uuid);

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void aGuestThatIsHaltedKeepsItsMemoryWhateverIsAskedButItsEnd() {
        VmUuid uuid = halted();

        assertRefused(uuid, hypervisor()::start);
        assertRefused(uuid, hypervisor()::pause);
    }

    private void assertRefused(VmUuid halted, Consumer<VmUuid> call) {
        assertThrows(HypervisorError.WrongState.class, () -> call.accept(halted));
        assertHalted(halted);
    }

    /** As a paused one: this grace outlasts the timeout of the test. */
    @Test
    default void aGuestThatIsHaltedIsCutOffAtOnce() {
        VmUuid uuid = halted();

        Background.run(() -> hypervisor().stop(uuid, Duration.ofHours(1))).awaitEnd();

        assertState(GuestState.OFF, uuid);
    }

    @Test
    default void aHaltIsTold() {
        VmUuid uuid = running();

        assertTold(uuid, () -> haltGuest(uuid));
    }
}

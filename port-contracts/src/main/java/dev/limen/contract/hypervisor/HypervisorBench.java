package dev.limen.contract.hypervisor;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** What an adapter brings so that its hypervisor can be tested: itself, and looks and pokes behind the port's back. */
public interface HypervisorBench {

    /** The hypervisor under test, the same one during one test. */
    Hypervisor hypervisor();

    /** The guests of this test: one per test, kept in a field. */
    TestGuests guests();

    /** Ends a guest behind LIMEN's back, as a crash or another program would. */
    void endGuestFromOutside(VmUuid uuid);

    /** Makes the guest vanish behind LIMEN's back; its disk stays. */
    void loseGuest(VmUuid uuid);

    /** Leaves a mark in the guest's disk, while it is off. */
    void markDisk(VmUuid uuid);

    /** Whether the guest's disk bears the mark. */
    boolean isDiskMarked(VmUuid uuid);

    /** Whether anything of the guest's storage is there. */
    boolean diskExists(VmUuid uuid);

    /** What the hypervisor gives the guest: the guest while it is on, else the definition. */
    HostLoad sizeOf(VmUuid uuid);

    /**
     * Makes {@code define} of this spec fail, as late in its course as can be.
     *
     * @return puts things right again
     */
    Runnable sabotageDefine(GuestSpec spec);

    /** Called after each test, when its guests are gone: the place to close the hypervisor. */
    default void release() {}

    @AfterEach
    default void leaveNothingBehind() {
        try {
            guests().made().forEach(hypervisor()::undefine);
        } finally {
            release();
        }
    }

    /** A new guest, off. */
    default VmUuid defined() {
        GuestSpec spec = guests().spec();
        hypervisor().define(spec);
        return spec.uuid();
    }

    /** A new guest, running. */
    default VmUuid running() {
        VmUuid uuid = defined();
        hypervisor().start(uuid);
        return uuid;
    }

    /** A new guest, paused. */
    default VmUuid paused() {
        VmUuid uuid = running();
        hypervisor().pause(uuid);
        return uuid;
    }

    default void assertState(GuestState expected, VmUuid uuid) {
        assertEquals(expected, hypervisor().state(uuid));
        assertEquals(expected, hypervisor().states().get(uuid));
    }

    /** The change is told to a listener. */
    default void assertTold(VmUuid uuid, Runnable change) {
        GuestEvents events = new GuestEvents();
        hypervisor().listen(events);
        change.run();
        events.awaitEventOf(uuid);
    }

    /** The call is refused for guests that never were and for those that are no more, and makes none. */
    default void assertUnknown(Consumer<VmUuid> call) {
        VmUuid neverDefined = guests().uuid();
        VmUuid gone = defined();
        hypervisor().undefine(gone);

        assertThrows(HypervisorError.NoSuchGuest.class, () -> call.accept(neverDefined));
        assertThrows(HypervisorError.NoSuchGuest.class, () -> call.accept(gone));
        assertFalse(hypervisor().states().containsKey(neverDefined));
        assertFalse(diskExists(neverDefined));
    }

    /** Neither guest nor storage is there. */
    default void assertGone(VmUuid uuid) {
        assertThrows(HypervisorError.NoSuchGuest.class, () -> hypervisor().state(uuid));
        assertFalse(hypervisor().states().containsKey(uuid));
        assertFalse(diskExists(uuid));
    }

    /** Waits until the guest is not on any more: off, or crashed where the hypervisor can tell. */
    default void awaitEnd(VmUuid uuid) {
        eventually("the guest has ended", () -> {
            GuestState state = hypervisor().state(uuid);
            return state == GuestState.OFF || state == GuestState.CRASHED;
        });
    }
}

package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.limen.contract.vm.Background;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Part of {@link HypervisorContract}: what is told without being asked. */
public interface HypervisorEventsContract extends HypervisorBench {

    @Test
    default void aStartIsTold() {
        VmUuid uuid = defined();

        assertTold(uuid, () -> hypervisor().start(uuid));
    }

    @Test
    default void aStopIsTold() {
        VmUuid uuid = running();

        assertTold(uuid, () -> hypervisor().stop(uuid, Duration.ZERO));
    }

    @Test
    default void theEndOfAGuestIsTold() {
        VmUuid uuid = running();

        assertTold(uuid, () -> hypervisor().undefine(uuid));
    }

    @Test
    default void theEndOfAGuestThatWasOffIsTold() {
        VmUuid uuid = defined();

        assertTold(uuid, () -> hypervisor().undefine(uuid));
    }

    @Test
    default void theReturnOfAGuestIsTold() {
        GuestSpec spec = guests().spec();
        hypervisor().define(spec);
        loseGuest(spec.uuid());

        assertTold(spec.uuid(), () -> hypervisor().redefine(spec));
    }

    @Test
    default void aChangeBehindLimensBackIsTold() {
        VmUuid uuid = running();

        assertTold(uuid, () -> endGuestFromOutside(uuid));

        awaitEnd(uuid);
    }

    /** Two changes, so that a first listener still there would have heard of one before the second is heard of. */
    @Test
    default void onlyTheLastListenerHears() {
        GuestEvents first = new GuestEvents();
        GuestEvents last = new GuestEvents();
        hypervisor().listen(first);
        hypervisor().listen(last);
        VmUuid one = defined();
        VmUuid other = defined();

        hypervisor().start(one);
        last.awaitEventOf(one);
        hypervisor().start(other);
        last.awaitEventOf(other);

        assertFalse(first.hasHeardOf(one));
        assertFalse(first.hasHeardOf(other));
    }

    @Test
    default void aListenerThatFailsHearsOfLaterChanges() {
        GuestEvents events = new GuestEvents();
        VmUuid uuid = defined();
        VmUuid later = defined();
        hypervisor().listen(event -> {
            events.accept(event);
            throw new IllegalStateException("a listener's own fault");
        });

        hypervisor().start(uuid);
        events.awaitEventOf(uuid);
        hypervisor().start(later);

        events.awaitEventOf(later);
    }

    @Test
    default void aListenerMayAskOnAnotherThreadWhatHasChanged() {
        VmUuid uuid = defined();
        GuestEvents events = new GuestEvents();
        hypervisor()
                .listen(event -> Background.run(() -> {
                    hypervisor().states();
                    events.accept(event);
                }));

        hypervisor().start(uuid);

        events.awaitEventOf(uuid);
    }
}

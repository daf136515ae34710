package dev.limen.contract.vm;

import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmEvents;
import dev.limen.domain.vm.VmId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link VmEvents} does. */
public interface VmEventsContract {

    VmEvents vmEvents();

    /** The unit of work whose commits the events follow. */
    UnitOfWork unitOfWork();

    /** Waits until this event has been told, and answers all that have been told in this test, in order. */
    List<VmEvent> vmEventsUntil(VmEvent last);

    private static VmEvent changed(long id) {
        return new VmEvent.VmChanged(vmOf(new UserId(1)).build(new VmId(id)).view());
    }

    private static VmEvent deleted(long id) {
        return new VmEvent.VmDeleted(vmOf(new UserId(1)).build(new VmId(id)).view());
    }

    @Test
    default void eventsOfAVmAreToldInTheOrderInWhichTheyWerePublished() {
        List<VmEvent> events = List.of(changed(1), changed(2), deleted(1), changed(3));

        unitOfWork().execute(() -> {
            vmEvents().publish(events.subList(0, 3));
            vmEvents().publish(events.subList(3, 4));
        });

        assertEquals(events, vmEventsUntil(events.getLast()));
    }

    @Test
    default void eventsOfVmsAreToldInTheOrderOfTheCommits() {
        VmEvent first = changed(1);
        VmEvent second = deleted(1);

        unitOfWork().execute(() -> vmEvents().publish(List.of(first)));
        unitOfWork().execute(() -> vmEvents().publish(List.of(second)));

        assertEquals(List.of(first, second), vmEventsUntil(second));
    }

    @Test
    default void eventsOfVmsOfAFailedUnitAreNeverTold() {
        VmEvent told = changed(2);

        assertThrows(IllegalArgumentException.class, () -> unitOfWork().execute(() -> {
            vmEvents().publish(List.of(changed(1)));
            throw new IllegalArgumentException("on purpose");
        }));
        unitOfWork().execute(() -> vmEvents().publish(List.of(told)));

        assertEquals(List.of(told), vmEventsUntil(told));
    }

    @Test
    default void publishingNoEventsOfVmsTellsNothing() {
        VmEvent told = changed(1);

        unitOfWork().execute(() -> vmEvents().publish(List.of()));
        unitOfWork().execute(() -> vmEvents().publish(List.of(told)));

        assertEquals(List.of(told), vmEventsUntil(told));
    }
}

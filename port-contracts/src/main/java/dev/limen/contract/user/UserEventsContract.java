package dev.limen.contract.user;

import static dev.limen.contract.user.UserBuilder.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.UnitOfWork;
import dev.limen.domain.user.UserEvent;
import dev.limen.domain.user.UserEvents;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link UserEvents} does. */
public interface UserEventsContract {

    UserEvents userEvents();

    /** The unit of work whose commits the events follow. */
    UnitOfWork unitOfWork();

    /** Waits until this event has been told, and answers all that have been told in this test, in order. */
    List<UserEvent> userEventsUntil(UserEvent last);

    private static UserView someone(long id) {
        return user().build(new UserId(id)).view();
    }

    @Test
    default void eventsOfAUserAreToldInTheOrderInWhichTheyWerePublished() {
        List<UserEvent> events = List.of(
                new UserEvent.UserAdded(someone(1)),
                new UserEvent.UserApproved(someone(1)),
                new UserEvent.UserDeleted(someone(1)));

        unitOfWork().execute(() -> {
            userEvents().publish(events.subList(0, 2));
            userEvents().publish(events.subList(2, 3));
        });

        assertEquals(events, userEventsUntil(events.getLast()));
    }

    @Test
    default void eventsOfUsersAreToldInTheOrderOfTheCommits() {
        UserEvent first = new UserEvent.UserAdded(someone(1));
        UserEvent second = new UserEvent.UserDeleted(someone(1));

        unitOfWork().execute(() -> userEvents().publish(List.of(first)));
        unitOfWork().execute(() -> userEvents().publish(List.of(second)));

        assertEquals(List.of(first, second), userEventsUntil(second));
    }

    @Test
    default void eventsOfUsersOfAFailedUnitAreNeverTold() {
        UserEvent told = new UserEvent.UserApproved(someone(2));

        assertThrows(IllegalArgumentException.class, () -> unitOfWork().execute(() -> {
            userEvents().publish(List.of(new UserEvent.UserDeleted(someone(1))));
            throw new IllegalArgumentException("on purpose");
        }));
        unitOfWork().execute(() -> userEvents().publish(List.of(told)));

        assertEquals(List.of(told), userEventsUntil(told));
    }
}

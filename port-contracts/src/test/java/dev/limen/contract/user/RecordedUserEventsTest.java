package dev.limen.contract.user;

import dev.limen.application.UnitOfWork;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.domain.user.UserEvent;
import dev.limen.domain.user.UserEvents;
import java.util.List;

class RecordedUserEventsTest implements UserEventsContract {

    private final UnitOfWork unitOfWork = InMemoryStorage.create().unitOfWork();
    private final RecordedUserEvents events = new RecordedUserEvents(unitOfWork);

    @Override
    public UserEvents userEvents() {
        return events;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    public List<UserEvent> userEventsUntil(UserEvent last) {
        return events.told();
    }
}

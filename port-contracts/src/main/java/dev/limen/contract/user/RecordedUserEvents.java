package dev.limen.contract.user;

import dev.limen.application.UnitOfWork;
import dev.limen.domain.user.UserEvent;
import dev.limen.domain.user.UserEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers the events of users that have been committed. */
public final class RecordedUserEvents implements UserEvents {

    private final UnitOfWork unitOfWork;
    private final List<UserEvent> told = new CopyOnWriteArrayList<>();

    public RecordedUserEvents(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void publish(List<UserEvent> events) {
        unitOfWork.afterCommit(() -> told.addAll(events));
    }

    /** What has been told so far, in order. */
    public List<UserEvent> told() {
        return List.copyOf(told);
    }
}

package dev.limen.adapters.websocket.vm;

import dev.limen.application.UnitOfWork;
import dev.limen.domain.user.UserEvent;
import dev.limen.domain.user.UserEvents;
import jakarta.inject.Singleton;
import java.util.List;

/** Closes the sockets of those who are not allowed any more. */
@Singleton
class WebSocketUserEvents implements UserEvents {

    private final UnitOfWork unitOfWork;
    private final VmFeed feed;

    WebSocketUserEvents(UnitOfWork unitOfWork, VmFeed feed) {
        this.unitOfWork = unitOfWork;
        this.feed = feed;
    }

    @Override
    public void publish(List<UserEvent> events) {
        List<UserEvent> happened = List.copyOf(events);
        unitOfWork.afterCommit(() -> happened.forEach(this::tell));
    }

    void tell(UserEvent event) {
        switch (event) {
            case UserEvent.UserAdded added -> {}
            case UserEvent.UserApproved approved -> {}
            case UserEvent.UserDeleted deleted -> feed.expel(deleted.user().id());
        }
    }
}

package dev.limen.domain.user;

import java.util.List;

/** Takes what happened to users to whoever wants to know. */
public interface UserEvents {

    /**
     * Called inside a unit of work. The events are told when the unit has committed, in this order, and never when it
     * has failed. Returns at once.
     */
    void publish(List<UserEvent> events);
}

package dev.limen.application.user;

import dev.limen.application.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserEvent;
import dev.limen.domain.user.UserEvents;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Users;
import java.time.InstantSource;
import java.util.List;

/** An administrator lets a registered user in. */
public final class ApproveUser {

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final UserEvents events;
    private final InstantSource clock;

    public ApproveUser(UnitOfWork unitOfWork, Users users, UserEvents events, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    public UserView handle(UserId id, Actor actor) {
        actor.requireAdmin();
        return unitOfWork.execute(() -> {
            User user = users.find(id).orElseThrow(UserError.NotFound::new);
            user.approve(clock.instant());
            List<UserEvent> happened = user.takeEvents();
            if (!happened.isEmpty()) {
                users.save(user);
                events.publish(happened);
            }
            return user.view();
        });
    }
}

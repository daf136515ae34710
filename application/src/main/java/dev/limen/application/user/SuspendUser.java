package dev.limen.application.user;

import dev.limen.application.ApplicationService;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Users;
import java.time.InstantSource;

/** An administrator keeps a user out, who loses nothing by it; whom they keep out already stays as they are. */
@ApplicationService
public final class SuspendUser {

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final InstantSource clock;

    public SuspendUser(UnitOfWork unitOfWork, Users users, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.clock = clock;
    }

    public UserView handle(UserId id, Actor actor) {
        actor.requireAdmin();
        if (id.equals(actor.id())) {
            throw new UserError.SuspendsOneself();
        }
        return unitOfWork.execute(() -> {
            User user = users.find(id).orElseThrow(UserError.NotFound::new);
            if (user.isApproved()) {
                Admins.requireAnother(user, users);
                user.suspend(clock.instant());
                users.save(user);
            }
            return user.view();
        });
    }
}

package dev.limen.application.user;

import dev.limen.application.ApplicationService;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Users;
import java.time.InstantSource;

/** An administrator lets a user in; whom they let in already stays as they are. Sessions from before do not go on. */
@ApplicationService
public final class ApproveUser {

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final RefreshFamilies families;
    private final InstantSource clock;

    public ApproveUser(UnitOfWork unitOfWork, Users users, RefreshFamilies families, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.families = families;
        this.clock = clock;
    }

    public UserView handle(UserId id, Actor actor) {
        actor.requireAdmin();
        return unitOfWork.execute(() -> {
            User user = users.find(id).orElseThrow(UserError.NotFound::new);
            if (!user.isApproved()) {
                user.approve(clock.instant());
                users.save(user);
                families.removeAllOf(id, SessionEnd.REVOKED);
            }
            return user.view();
        });
    }
}

package dev.limen.application.user;

import dev.limen.application.ApplicationService;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import dev.limen.domain.user.Users;
import java.time.InstantSource;

/** An administrator adds an account, which is approved from the start. */
@ApplicationService
public final class AddUser {

    /** The account to add. */
    public record Command(Username username, Password password, Role role) {}

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final UserQueries queries;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final InstantSource clock;

    public AddUser(
            UnitOfWork unitOfWork,
            Users users,
            UserQueries queries,
            Passwords passwords,
            PasswordPolicy policy,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.queries = queries;
        this.passwords = passwords;
        this.policy = policy;
        this.clock = clock;
    }

    public UserView handle(Command command, Actor actor) {
        actor.requireAdmin();
        policy.check(command.password(), command.username());
        PasswordHash hash = passwords.hash(command.password());
        return unitOfWork.execute(() -> {
            Admins.requireStill(actor, queries);
            User user = User.appointed(users.nextId(), command.username(), hash, command.role(), clock.instant());
            users.add(user);
            return user.view();
        });
    }
}

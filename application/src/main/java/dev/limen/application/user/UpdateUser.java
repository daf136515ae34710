package dev.limen.application.user;

import dev.limen.application.ApplicationService;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import dev.limen.domain.user.Users;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An administrator changes an account. With a new password all sessions of the user end. */
@ApplicationService
public final class UpdateUser {

    /** What to change; what is absent stays. */
    public record Command(
            UserId id,
            @Nullable Username username,
            @Nullable Password password,
            @Nullable Role role) {}

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final UserQueries queries;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final RefreshFamilies families;
    private final InstantSource clock;

    public UpdateUser(
            UnitOfWork unitOfWork,
            Users users,
            UserQueries queries,
            Passwords passwords,
            PasswordPolicy policy,
            RefreshFamilies families,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.queries = queries;
        this.passwords = passwords;
        this.policy = policy;
        this.families = families;
        this.clock = clock;
    }

    /**
     * Answers the user as they are now.
     *
     * @throws UserError.LastAdmin when nobody would be left to administer
     * @throws UserError.NameTaken when somebody else has the name
     */
    public UserView handle(Command command, Actor actor) {
        actor.requireAdmin();
        UserView before = queries.find(command.id()).orElseThrow(UserError.NotFound::new);
        PasswordHash hash = hash(command, before);
        return unitOfWork.execute(() -> {
            Admins.requireStill(actor, queries);
            return update(command, hash);
        });
    }

    private @Nullable PasswordHash hash(Command command, UserView before) {
        if (command.password() == null) {
            return null;
        }
        policy.check(command.password(), Objects.requireNonNullElse(command.username(), before.username()));
        return passwords.hash(command.password());
    }

    private UserView update(Command command, @Nullable PasswordHash hash) {
        Instant now = clock.instant();
        User user = users.find(command.id()).orElseThrow(UserError.NotFound::new);
        if (command.role() == Role.USER) {
            Admins.requireAnother(user, users);
        }
        if (command.role() != null) {
            user.changeRole(command.role(), now);
        }
        if (command.username() != null) {
            user.rename(command.username(), now);
        }
        if (hash != null) {
            user.changePassword(hash, now);
        }
        users.save(user);
        if (hash != null) {
            families.removeAllOf(user.id(), SessionEnd.REVOKED);
        }
        return user.view();
    }
}

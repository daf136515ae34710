package dev.limen.application.session;

import dev.limen.application.ApplicationService;
import dev.limen.application.login.LoginRateLimiter;
import dev.limen.application.login.TooManyAttempts;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.session.RemoteAddress;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Users;
import java.time.InstantSource;

/** Somebody gives themselves a new password. All their sessions end, and one begins for who changed it. */
@ApplicationService
public final class ChangePassword {

    /** The password so far, which proves that it is really them, and the new one. */
    public record Command(Password current, Password next, RemoteAddress from) {}

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final UserQueries queries;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final LoginRateLimiter limits;
    private final RefreshFamilies families;
    private final SessionStart sessions;
    private final InstantSource clock;

    public ChangePassword(
            UnitOfWork unitOfWork,
            Users users,
            UserQueries queries,
            Passwords passwords,
            PasswordPolicy policy,
            LoginRateLimiter limits,
            RefreshFamilies families,
            SessionStart sessions,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.queries = queries;
        this.passwords = passwords;
        this.policy = policy;
        this.limits = limits;
        this.families = families;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Answers what the user carries from now on.
     *
     * @throws InvalidValue when the password so far is wrong, or the new one not allowed
     * @throws TooManyAttempts when too many passwords were tried
     * @throws UserError.Stale when the password was changed by another request at the same time
     */
    public IssuedTokens handle(Command command, Actor actor) {
        UserView user = queries.find(actor.id()).orElseThrow(UserError.NotAuthenticated::new);
        policy.check(command.next(), user.username());
        limits.guess(user.username().value(), command.from(), () -> compare(command.current(), user));
        PasswordHash hash = passwords.hash(command.next());
        return unitOfWork.execute(() -> change(user, hash));
    }

    private UserView compare(Password current, UserView user) {
        if (!passwords.matches(current, user.passwordHash())) {
            throw new InvalidValue("currentPassword", "is not your password");
        }
        return user;
    }

    private IssuedTokens change(UserView compared, PasswordHash hash) {
        User user = users.find(compared.id()).orElseThrow(UserError.NotAuthenticated::new);
        if (!user.view().passwordHash().equals(compared.passwordHash())) {
            throw new UserError.Stale();
        }
        if (!user.isApproved()) {
            throw new UserError.NotApproved();
        }
        user.changePassword(hash, clock.instant());
        users.save(user);
        families.removeAllOf(user.id(), SessionEnd.REVOKED);
        return sessions.begin(user.view());
    }
}

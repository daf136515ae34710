package dev.limen.application.session;

import dev.limen.application.ApplicationService;
import dev.limen.application.login.LoginRateLimiter;
import dev.limen.application.login.TooManyAttempts;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.session.RemoteAddress;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import dev.limen.domain.user.Users;
import java.util.Optional;
import java.util.UUID;

/** Signs somebody in by name and password. An unknown name takes as long as a wrong password, and looks the same. */
@ApplicationService
public final class LogIn {

    /** Who wants to be whom. */
    public record Command(String username, Password password, RemoteAddress from) {}

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final UserQueries queries;
    private final Passwords passwords;
    private final LoginRateLimiter limits;
    private final RenewHash renewHash;
    private final SessionStart sessions;
    private final PasswordHash hashOfNobody;

    public LogIn(
            UnitOfWork unitOfWork,
            Users users,
            UserQueries queries,
            Passwords passwords,
            LoginRateLimiter limits,
            RenewHash renewHash,
            SessionStart sessions) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.queries = queries;
        this.passwords = passwords;
        this.limits = limits;
        this.renewHash = renewHash;
        this.sessions = sessions;
        this.hashOfNobody = passwords.hash(new Password(UUID.randomUUID().toString()));
    }

    /**
     * Begins a session.
     *
     * @throws UserError.BadCredentials when there is no such user or the password is not theirs
     * @throws UserError.NotApproved when both are right and the user has not been let in, or not any more
     * @throws TooManyAttempts when too many passwords were tried
     */
    public IssuedTokens handle(Command command) {
        IssuedTokens session =
                limits.guess(command.username(), command.from(), () -> signIn(command.username(), command.password()));
        renewHash.handle(session.user(), command.password());
        return session;
    }

    private IssuedTokens signIn(String username, Password password) {
        Optional<IssuedTokens> begun = Optional.empty();
        while (begun.isEmpty()) {
            UserView user = recognise(username, password);
            begun = unitOfWork.execute(() -> begin(user));
        }
        return begun.get();
    }

    private UserView recognise(String username, Password password) {
        Optional<UserView> found = find(username);
        PasswordHash hash = found.map(UserView::passwordHash).orElse(hashOfNobody);
        boolean matches = passwords.matches(password, hash);
        return found.filter(user -> matches).orElseThrow(UserError.BadCredentials::new);
    }

    private Optional<UserView> find(String username) {
        try {
            return queries.find(new Username(username));
        } catch (InvalidValue nobodysName) {
            return Optional.empty();
        }
    }

    /** Nothing when the password was changed since it was compared: a session must not outlive the change that ends all. */
    private Optional<IssuedTokens> begin(UserView compared) {
        UserView user = users.find(compared.id()).map(User::view).orElseThrow(UserError.BadCredentials::new);
        if (!user.passwordHash().equals(compared.passwordHash())) {
            return Optional.empty();
        }
        if (!user.approved()) {
            throw new UserError.NotApproved();
        }
        return Optional.of(sessions.begin(user));
    }
}

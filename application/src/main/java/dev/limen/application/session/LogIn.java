package dev.limen.application.session;

import dev.limen.domain.session.RemoteAddress;
import dev.limen.domain.session.Token;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Signs somebody in by name and password. An unknown name takes as long as a wrong password, and looks the same. */
public final class LogIn {

    /** Who wants to be whom. */
    public record Command(String username, Password password, RemoteAddress from) {}

    /** Who signed in, and what they carry from now on. */
    public record Result(UserView user, Token access, Token refresh) {}

    private final UserQueries users;
    private final Passwords passwords;
    private final Tokens tokens;
    private final LoginLimits limits;
    private final RenewHash renewHash;
    private final InstantSource clock;
    private final PasswordHash hashOfNobody;

    public LogIn(
            UserQueries users,
            Passwords passwords,
            Tokens tokens,
            LoginLimits limits,
            RenewHash renewHash,
            InstantSource clock) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.limits = limits;
        this.renewHash = renewHash;
        this.clock = clock;
        this.hashOfNobody = passwords.hash(new Password(UUID.randomUUID().toString()));
    }

    /**
     * Signs in.
     *
     * @throws TooManyAttempts when too many passwords were tried
     */
    public Result handle(Command command) {
        Result result =
                limits.guess(command.username(), command.from(), () -> signIn(command.username(), command.password()));
        renewHash.handle(result.user(), command.password());
        return result;
    }

    private Result signIn(String username, Password password) {
        Optional<UserView> found = find(username);
        PasswordHash hash = found.map(UserView::passwordHash).orElse(hashOfNobody);
        boolean matches = passwords.matches(password, hash);
        UserView user = found.filter(u -> matches).orElseThrow(UserError.BadCredentials::new);
        if (!user.approved()) {
            throw new UserError.NotApproved();
        }
        Instant now = clock.instant();
        return new Result(user, tokens.access(user, now), tokens.refresh(user, now));
    }

    private Optional<UserView> find(String username) {
        try {
            return users.find(new Username(username));
        } catch (UserError.Invalid nobodysName) {
            return Optional.empty();
        }
    }
}

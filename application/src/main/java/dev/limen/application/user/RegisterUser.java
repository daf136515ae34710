package dev.limen.application.user;

import dev.limen.application.ApplicationService;
import dev.limen.application.login.LoginRateLimiter;
import dev.limen.domain.session.RemoteAddress;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import dev.limen.domain.user.Users;
import java.time.InstantSource;

/** Somebody asks for an account, to be approved by an administrator. */
@ApplicationService
public final class RegisterUser {

    /** Who wants to be called what. */
    public record Command(Username username, Password password, RemoteAddress from) {}

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final LoginRateLimiter limits;
    private final InstantSource clock;

    public RegisterUser(
            UnitOfWork unitOfWork,
            Users users,
            Passwords passwords,
            PasswordPolicy policy,
            LoginRateLimiter limits,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.passwords = passwords;
        this.policy = policy;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Adds the account.
     *
     * @throws dev.limen.application.login.TooManyAttempts when too many were asked for
     */
    public UserView handle(Command command) {
        policy.check(command.password(), command.username());
        limits.register(command.from());
        PasswordHash hash = passwords.hash(command.password());
        return unitOfWork.execute(() -> {
            User user = User.registered(users.nextId(), command.username(), hash, clock.instant());
            users.add(user);
            return user.view();
        });
    }
}

package dev.limen.application.user;

import dev.limen.application.UnitOfWork;
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
public final class RegisterUser {

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final InstantSource clock;

    public RegisterUser(
            UnitOfWork unitOfWork, Users users, Passwords passwords, PasswordPolicy policy, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.passwords = passwords;
        this.policy = policy;
        this.clock = clock;
    }

    public UserView handle(Username username, Password password) {
        policy.check(password, username);
        PasswordHash hash = passwords.hash(password);
        return unitOfWork.execute(() -> {
            User user = User.registered(users.nextId(), username, hash, clock.instant());
            users.add(user);
            return user.view();
        });
    }
}

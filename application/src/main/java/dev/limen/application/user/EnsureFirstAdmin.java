package dev.limen.application.user;

import dev.limen.application.ApplicationService;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.Username;
import dev.limen.domain.user.Users;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Adds the first administrator where there is none; never touches one that is there. */
@ApplicationService
public final class EnsureFirstAdmin {

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final Passwords passwords;
    private final InstantSource clock;

    public EnsureFirstAdmin(UnitOfWork unitOfWork, Users users, Passwords passwords, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Adds the administrator if there is none; of two processes that start at once, one does.
     *
     * @param password asked for only when it is needed
     * @return whether this call added them
     * @throws UserError.NameTaken when an ordinary user has that name
     */
    public boolean handle(Username username, Supplier<Password> password) {
        if (!isNeeded()) {
            return false;
        }
        PasswordHash hash = passwords.hash(password.get());
        return unitOfWork.execute(() -> {
            if (users.countAdmins() > 0) {
                return false;
            }
            User admin = User.appointed(users.nextId(), username, hash, Role.ADMIN, clock.instant());
            users.add(admin);
            return true;
        });
    }

    private boolean isNeeded() {
        return unitOfWork.execute(() -> users.countAdmins() == 0);
    }
}

package dev.limen.application.session;

import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Users;
import java.util.concurrent.Executor;

/**
 * Hashes a password anew that was hashed at less cost than is usual by now. That can only be done while its owner signs
 * in, and they need not see it through.
 */
public final class RenewHash {

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final Passwords passwords;
    private final Executor apart;

    /** @param apart carries it out, which takes as long as hashing does */
    public RenewHash(UnitOfWork unitOfWork, Users users, Passwords passwords, Executor apart) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.passwords = passwords;
        this.apart = apart;
    }

    /** Renews the hash where it is outdated; to be called with the right password of this user only. */
    public void handle(UserView user, Password password) {
        if (passwords.isOutdated(user.passwordHash())) {
            apart.execute(() -> renew(user, password));
        }
    }

    private void renew(UserView seen, Password password) {
        PasswordHash hash = passwords.hash(password);
        unitOfWork.execute(() -> users.find(seen.id())
                .filter(user -> user.view().passwordHash().equals(seen.passwordHash()))
                .ifPresent(user -> {
                    user.rehashed(hash);
                    users.save(user);
                }));
    }
}

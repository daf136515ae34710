package dev.limen.contract.user;

import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;
import java.util.concurrent.atomic.AtomicLong;

/** Hashes nothing, so that tests are fast. */
public final class FakePasswords implements Passwords {

    private final AtomicLong salt = new AtomicLong();

    @Override
    public PasswordHash hash(Password password) {
        return new PasswordHash("$fake$" + salt.incrementAndGet() + "$" + password.value());
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        String[] parts = hash.value().split("\\$", 4);
        return parts.length == 4 && parts[1].equals("fake") && parts[3].equals(password.value());
    }
}

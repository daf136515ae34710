package dev.limen.contract.user;

import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;
import java.util.concurrent.atomic.AtomicLong;

/** Hashes nothing, so that tests are fast. */
public final class FakePasswords implements Passwords {

    private static final String PRESENT = "fake";
    private static final String EARLIER = "earlier";

    private final AtomicLong salt = new AtomicLong();

    /** A hash as they were made before. */
    public static PasswordHash earlier(Password password) {
        return new PasswordHash("$" + EARLIER + "$0$" + password.value());
    }

    @Override
    public PasswordHash hash(Password password) {
        return new PasswordHash("$" + PRESENT + "$" + salt.incrementAndGet() + "$" + password.value());
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        String[] parts = hash.value().split("\\$", 4);
        return parts.length == 4
                && (parts[1].equals(PRESENT) || parts[1].equals(EARLIER))
                && parts[3].equals(password.value());
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return !hash.value().startsWith("$" + PRESENT + "$");
    }
}

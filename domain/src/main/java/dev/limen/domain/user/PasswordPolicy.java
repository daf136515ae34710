package dev.limen.domain.user;

import dev.limen.domain.InvalidValue;
import java.util.Locale;
import java.util.Set;

/**
 * Which passwords a user may choose: 8 to 128 characters, not the username, none of the commonest.
 *
 * @param commonest passwords that are refused, in lower case
 */
public record PasswordPolicy(Set<String> commonest) {

    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 128;

    public PasswordPolicy {
        commonest = Set.copyOf(commonest);
    }

    /**
     * Checks a password that somebody wants for this username.
     *
     * @throws InvalidValue saying what is wrong with it, without repeating it
     */
    public void check(Password password, Username username) {
        int length = password.value().codePointCount(0, password.value().length());
        String folded = password.value().toLowerCase(Locale.ROOT);
        if (length < MIN_LENGTH) {
            throw new InvalidValue("password", "must be at least " + MIN_LENGTH + " characters");
        }
        if (length > MAX_LENGTH) {
            throw new InvalidValue("password", "must be at most " + MAX_LENGTH + " characters");
        }
        if (folded.equals(username.key())) {
            throw new InvalidValue("password", "must not be the username");
        }
        if (commonest.contains(folded)) {
            throw new InvalidValue("password", "is one of the commonest passwords, choose another one");
        }
    }
}

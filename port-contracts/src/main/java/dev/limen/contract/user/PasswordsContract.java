package dev.limen.contract.user;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Passwords} does. */
public interface PasswordsContract {

    Passwords passwords();

    /** A hash as it was made when less cost was enough. */
    PasswordHash earlierHash(Password password);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "correct horse battery staple",
                "Пароль-секрет",
                "🔑🔑🔑🔑🔑🔑🔑🔑",
                "$argon2id$v=19$",
                " x "
            })
    default void aHashMatchesThePasswordItWasMadeOf(String text) {
        PasswordHash hash = passwords().hash(new Password(text));

        assertTrue(passwords().matches(new Password(text), hash));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Password123", "password12", "password123 ", "password1234", ""})
    default void aHashMatchesNoOtherPassword(String other) {
        PasswordHash hash = passwords().hash(new Password("password123"));

        assertFalse(passwords().matches(new Password(other), hash));
    }

    @Test
    default void longPasswordsCountToTheirEnd() {
        PasswordHash hash = passwords().hash(new Password("a".repeat(127) + "b"));

        assertTrue(passwords().matches(new Password("a".repeat(127) + "b"), hash));
        assertFalse(passwords().matches(new Password("a".repeat(127) + "c"), hash));
    }

    @Test
    default void twoHashesOfOnePasswordDiffer() {
        Password password = new Password("password123");

        assertNotEquals(
                passwords().hash(password).value(), passwords().hash(password).value());
    }

    @Test
    default void aHashOfTodayIsNotOutdated() {
        assertFalse(passwords().isOutdated(passwords().hash(new Password("password123"))));
    }

    @Test
    default void anEarlierHashIsOutdatedAndStillMatches() {
        PasswordHash earlier = earlierHash(new Password("password123"));

        assertTrue(passwords().isOutdated(earlier));
        assertTrue(passwords().matches(new Password("password123"), earlier));
        assertFalse(passwords().matches(new Password("password124"), earlier));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain text", "$argon2id$", "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"})
    default void whatIsNoHashOfOursMatchesNothing(String text) {
        assertFalse(passwords().matches(new Password("password123"), new PasswordHash(text)));
        assertTrue(passwords().isOutdated(new PasswordHash(text)));
    }
}

package dev.limen.contract.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.session.Claim;
import dev.limen.domain.session.Token;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserUuid;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every maker of tokens holds. */
public interface TokensContract {

    /** The tokens under test. */
    Tokens tokens();

    /** A maker whose tokens the one under test must not accept, because it signs with another secret. */
    Tokens tokensOfAnother();

    /** How long an access token of the one under test is good. */
    Duration accessLifetime();

    private static UserView user() {
        Instant then = Instant.parse("2026-01-02T03:04:05Z");
        return new UserView(
                new UserId(42),
                UserUuid.random(),
                new Username("ada"),
                new PasswordHash("$argon2id$"),
                Role.USER,
                true,
                7,
                then,
                then,
                3);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    default void an_access_token_says_whose_it_is_and_until_when() {
        Instant now = now();

        Token token = tokens().access(user(), now);

        Claim claim = tokens().read(token.value()).orElseThrow();
        assertEquals(new Claim(new UserId(42), 7, now.plus(accessLifetime())), claim);
        assertEquals(claim.expiresAt(), token.expiresAt());
    }

    @Test
    default void a_refresh_token_lets_nobody_in() {
        assertTrue(tokens().read(tokens().refresh(user(), now()).value()).isEmpty());
    }

    @Test
    default void a_token_whose_time_is_over_lets_nobody_in() {
        Instant longAgo = now().minus(accessLifetime()).minusSeconds(1);

        assertTrue(tokens().read(tokens().access(user(), longAgo).value()).isEmpty());
    }

    @Test
    default void a_token_of_somebody_elses_making_lets_nobody_in() {
        assertTrue(
                tokens().read(tokensOfAnother().access(user(), now()).value()).isEmpty());
    }

    @Test
    default void an_altered_token_lets_nobody_in() {
        String good = tokens().access(user(), now()).value();
        int middle = good.length() / 2;
        char other = good.charAt(middle) == 'A' ? 'B' : 'A';

        assertTrue(tokens().read(good.substring(0, middle) + other + good.substring(middle + 1))
                .isEmpty());
    }

    @Test
    default void what_is_no_token_lets_nobody_in() {
        for (String text : List.of("", " ", "x", "a.b.c", "..", "€.€.€", "x".repeat(100_000))) {
            assertTrue(tokens().read(text).isEmpty(), () -> "accepted: " + text);
        }
    }

    @Test
    default void no_two_tokens_are_the_same() {
        Instant now = now();

        assertNotEquals(
                tokens().access(user(), now).value(),
                tokens().access(user(), now).value());
    }

    @Test
    default void a_token_does_not_show_itself() {
        Token token = tokens().access(user(), now());

        assertFalse(token.toString().contains(token.value()));
    }
}

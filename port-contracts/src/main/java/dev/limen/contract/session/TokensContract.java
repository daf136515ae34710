package dev.limen.contract.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.user.UserBuilder;
import dev.limen.domain.session.AccessClaim;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshClaim;
import dev.limen.domain.session.RefreshToken;
import dev.limen.domain.session.Token;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every maker of tokens holds. */
public interface TokensContract {

    UserView ADA = UserBuilder.user().named("ada").build(new UserId(42)).view();
    FamilyId FAMILY = FamilyId.random();

    /** The tokens under test. */
    Tokens tokens();

    /** A maker whose tokens the one under test must not accept, because it signs with another secret. */
    Tokens tokensOfAnother();

    /** How long an access token of the one under test is good. */
    Duration accessLifetime();

    /** How long a refresh token of the one under test is good. */
    Duration refreshLifetime();

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private RefreshClaim claimOf(RefreshToken token) {
        return tokens().readRefresh(token.value()).orElseThrow();
    }

    private void assertWorthless(String token) {
        assertTrue(tokens().readAccess(token).isEmpty(), () -> "let in: " + token);
        assertTrue(tokens().readRefresh(token).isEmpty(), () -> "refreshed: " + token);
    }

    @Test
    default void an_access_token_says_whose_it_is_and_until_when() {
        Instant now = now();

        Token token = tokens().access(ADA, FAMILY, now);

        AccessClaim claim = tokens().readAccess(token.value()).orElseThrow();
        assertEquals(new AccessClaim(ADA.id(), FAMILY, now.plus(accessLifetime())), claim);
        assertEquals(claim.expiresAt(), token.expiresAt());
    }

    @Test
    default void a_refresh_token_says_which_session_it_belongs_to() {
        Instant now = now();

        RefreshToken token = tokens().refresh(ADA, FAMILY, now);

        assertEquals(FAMILY, claimOf(token).family());
        assertEquals(token.digest(), claimOf(token).digest());
        assertEquals(now.plus(refreshLifetime()), token.expiresAt());
    }

    @Test
    default void a_refresh_token_lets_nobody_in() {
        assertTrue(tokens().readAccess(tokens().refresh(ADA, FAMILY, now()).value())
                .isEmpty());
    }

    @Test
    default void an_access_token_refreshes_nothing() {
        assertTrue(tokens().readRefresh(tokens().access(ADA, FAMILY, now()).value())
                .isEmpty());
    }

    @Test
    default void the_successor_of_a_token_is_another_one_of_its_session() {
        RefreshToken first = tokens().refresh(ADA, FAMILY, now());

        RefreshToken second = tokens().successor(claimOf(first), ADA, now());
        RefreshToken third = tokens().successor(claimOf(second), ADA, now());

        assertEquals(FAMILY, claimOf(second).family());
        assertEquals(second.digest(), claimOf(second).digest());
        assertEquals(
                3,
                List.of(first, second, third).stream()
                        .map(RefreshToken::digest)
                        .distinct()
                        .count());
    }

    @Test
    default void the_successor_is_the_same_for_everybody_who_asks() {
        RefreshClaim claim = claimOf(tokens().refresh(ADA, FAMILY, now()));
        Instant when = now();

        assertEquals(tokens().successor(claim, ADA, when), tokens().successor(claim, ADA, when));
    }

    @Test
    default void two_tokens_have_different_successors() {
        RefreshClaim one = claimOf(tokens().refresh(ADA, FAMILY, now()));
        RefreshClaim other = claimOf(tokens().refresh(ADA, FAMILY, now()));

        assertNotEquals(
                tokens().successor(one, ADA, now()).digest(),
                tokens().successor(other, ADA, now()).digest());
    }

    @Test
    default void a_token_whose_time_is_over_is_worth_nothing() {
        assertWorthless(
                tokens().access(ADA, FAMILY, now().minus(accessLifetime()).minusSeconds(1))
                        .value());
        assertWorthless(
                tokens().refresh(ADA, FAMILY, now().minus(refreshLifetime()).minusSeconds(1))
                        .value());
    }

    @Test
    default void a_token_of_somebody_elses_making_is_worth_nothing() {
        assertWorthless(tokensOfAnother().access(ADA, FAMILY, now()).value());
        assertWorthless(tokensOfAnother().refresh(ADA, FAMILY, now()).value());
    }

    @Test
    default void an_altered_token_is_worth_nothing() {
        String good = tokens().access(ADA, FAMILY, now()).value();
        int middle = good.length() / 2;
        char other = good.charAt(middle) == 'A' ? 'B' : 'A';

        assertWorthless(good.substring(0, middle) + other + good.substring(middle + 1));
    }

    @Test
    default void what_is_no_token_is_worth_nothing() {
        for (String text : List.of("", " ", "x", "a.b.c", "..", "€.€.€", "x".repeat(100_000))) {
            assertWorthless(text);
        }
    }

    @Test
    default void no_two_tokens_are_the_same() {
        Instant now = now();

        assertNotEquals(
                tokens().access(ADA, FAMILY, now).value(),
                tokens().access(ADA, FAMILY, now).value());
        assertNotEquals(
                tokens().refresh(ADA, FAMILY, now).value(),
                tokens().refresh(ADA, FAMILY, now).value());
    }

    @Test
    default void a_token_does_not_show_itself() {
        Token access = tokens().access(ADA, FAMILY, now());
        RefreshToken refresh = tokens().refresh(ADA, FAMILY, now());

        assertFalse(access.toString().contains(access.value()));
        assertFalse(refresh.toString().contains(refresh.value()));
        assertFalse(claimOf(refresh).toString().contains(claimOf(refresh).serial()));
    }
}

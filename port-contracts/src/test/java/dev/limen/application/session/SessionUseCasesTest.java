package dev.limen.application.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.Installation;
import dev.limen.contract.user.UserBuilder;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserView;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, and what a token is worth later. */
class SessionUseCasesTest {

    private static final Password GOOD = new Password("password123");

    private final Installation limen = new Installation();
    private final AtomicInteger comparisons = new AtomicInteger();
    private final LogIn logIn = new LogIn(limen.storage.userQueries(), counting(), new FakeTokens(), limen.clock);
    private final FakeTokens tokens = new FakeTokens();
    private final Authenticate authenticate = new Authenticate(tokens, limen.storage.userQueries());
    private final UserView bob =
            UserBuilder.user().named("Bob").with(limen.passwords.hash(GOOD)).addTo(limen.storage);

    @Test
    void theRightPasswordLetsIn() {
        LogIn.Result result = logIn.handle("Bob", GOOD);

        assertEquals(bob, result.user());
        assertEquals(
                Installation.NOW.plus(Duration.ofHours(24)), result.access().expiresAt());
    }

    @Test
    void theNameMayBeWrittenInAnyCase() {
        assertEquals(bob, logIn.handle("bOB", GOOD).user());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "nobody", "", "no such näme", "a"})
    void aWrongPasswordAndAnUnknownNameLookTheSameAndCostTheSame(String name) {
        UserError refused =
                assertThrows(UserError.BadCredentials.class, () -> logIn.handle(name, new Password("wrong password")));

        assertEquals(new UserError.BadCredentials().getMessage(), refused.getMessage());
        assertEquals(1, comparisons.get());
    }

    @Test
    void whoeverIsNotApprovedIsToldSoOnlyWithTheRightPassword() {
        UserBuilder.user()
                .named("carol")
                .with(limen.passwords.hash(GOOD))
                .notApproved()
                .addTo(limen.storage);

        assertThrows(UserError.NotApproved.class, () -> logIn.handle("carol", GOOD));
        assertThrows(UserError.BadCredentials.class, () -> logIn.handle("carol", new Password("wrong")));
    }

    @Test
    void aTokenStandsForItsUserAsTheyAreNow() {
        String token = tokens.access(bob, Installation.NOW).value();
        change(user -> with(user, Role.ADMIN, true, user.tokenGeneration()));

        Session session = authenticate.handle(token);

        assertEquals(new Actor(bob.id(), Role.ADMIN), session.actor());
        assertEquals(Installation.NOW.plus(Duration.ofHours(24)), session.expiresAt());
    }

    @Test
    void aTokenOfAnEarlierGenerationIsVoid() {
        String token = tokens.access(bob, Installation.NOW).value();

        change(user -> with(user, user.role(), true, user.tokenGeneration() + 1));

        assertThrows(UserError.NotAuthenticated.class, () -> authenticate.handle(token));
    }

    @Test
    void aTokenOfSomebodyWhoIsNotApprovedAnyMoreIsRefused() {
        String token = tokens.access(bob, Installation.NOW).value();

        change(user -> with(user, user.role(), false, user.tokenGeneration()));

        assertThrows(UserError.NotApproved.class, () -> authenticate.handle(token));
    }

    @Test
    void aTokenOfSomebodyWhoIsGoneIsVoid() {
        String token = tokens.access(bob, Installation.NOW).value();

        limen.storage.unitOfWork().execute(() -> limen.storage
                .users()
                .remove(limen.storage.users().find(bob.id()).orElseThrow()));

        assertThrows(UserError.NotAuthenticated.class, () -> authenticate.handle(token));
    }

    @Test
    void whatIsNoAccessTokenLetsNobodyIn() {
        String refresh = tokens.refresh(bob, Installation.NOW).value();

        assertThrows(UserError.NotAuthenticated.class, () -> authenticate.handle(refresh));
        assertThrows(UserError.NotAuthenticated.class, () -> authenticate.handle(""));
    }

    private void change(UnaryOperator<UserView> how) {
        limen.storage
                .unitOfWork()
                .execute(() -> limen.store.inUnit().users.computeIfPresent(bob.id(), (id, user) -> how.apply(user)));
    }

    private static UserView with(UserView user, Role role, boolean approved, int generation) {
        return new UserView(
                user.id(),
                user.uuid(),
                user.username(),
                user.passwordHash(),
                role,
                approved,
                generation,
                user.createdAt(),
                user.updatedAt(),
                user.version() + 1);
    }

    /** The fake passwords, counting how often the slow comparison was made. */
    private Passwords counting() {
        return new Passwords() {
            @Override
            public PasswordHash hash(Password password) {
                return limen.passwords.hash(password);
            }

            @Override
            public boolean matches(Password password, PasswordHash hash) {
                comparisons.incrementAndGet();
                return limen.passwords.matches(password, hash);
            }
        };
    }
}

package dev.limen.application.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.contract.user.FakePasswords;
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
import java.util.ArrayList;
import java.util.List;
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
    private final List<Runnable> apart = new ArrayList<>();
    private final RenewHash renewHash =
            new RenewHash(limen.storage.unitOfWork(), limen.storage.users(), limen.passwords, this::apart);
    private final LogIn logIn = new LogIn(
            limen.storage.userQueries(), counting(), new FakeTokens(), limen.loginLimits, renewHash, limen.clock);
    private final FakeTokens tokens = new FakeTokens();
    private final Authenticate authenticate = new Authenticate(tokens, limen.storage.userQueries());
    private final UserView bob =
            UserBuilder.user().named("Bob").with(limen.passwords.hash(GOOD)).addTo(limen.storage);

    @Test
    void theRightPasswordLetsIn() {
        LogIn.Result result = logIn("Bob", GOOD);

        assertEquals(bob, result.user());
        assertEquals(
                Installation.NOW.plus(Duration.ofHours(24)), result.access().expiresAt());
    }

    private LogIn.Result logIn(String username, Password password) {
        return logIn.handle(new LogIn.Command(username, password, Installation.HOME));
    }

    private void apart(Runnable work) {
        apart.add(work);
    }

    @Test
    void theNameMayBeWrittenInAnyCase() {
        assertEquals(bob, logIn("bOB", GOOD).user());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "nobody", "", "no such näme", "a"})
    void aWrongPasswordAndAnUnknownNameLookTheSameAndCostTheSame(String name) {
        UserError refused =
                assertThrows(UserError.BadCredentials.class, () -> logIn(name, new Password("wrong password")));

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

        assertThrows(UserError.NotApproved.class, () -> logIn("carol", GOOD));
        assertThrows(UserError.BadCredentials.class, () -> logIn("carol", new Password("wrong")));
        assertEquals(2, comparisons.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bob", "nobody", "no such näme"})
    void tooManyWrongPasswordsAreRefusedUnseenAndTheRightOneToo(String name) {
        for (int i = 0; i < 5; i++) {
            assertThrows(UserError.BadCredentials.class, () -> logIn(name, new Password("wrong")));
        }

        TooManyAttempts refused = assertThrows(TooManyAttempts.class, () -> logIn(name, GOOD));

        assertEquals(30, refused.seconds());
        assertEquals(5, comparisons.get());
    }

    @Test
    void anOutdatedHashIsRenewedBehindTheBackOfWhoSignsIn() {
        UserView carol = UserBuilder.user()
                .named("carol")
                .with(FakePasswords.earlier(GOOD))
                .addTo(limen.storage);

        assertEquals(carol, logIn("carol", GOOD).user());
        apart.getFirst().run();

        UserView renewed = limen.storage.userQueries().find(carol.id()).orElseThrow();
        assertFalse(limen.passwords.isOutdated(renewed.passwordHash()));
        assertTrue(limen.passwords.matches(GOOD, renewed.passwordHash()));
        assertEquals(carol.updatedAt(), renewed.updatedAt());
        assertEquals(carol.tokenGeneration(), renewed.tokenGeneration());
        assertEquals(List.of(), limen.userEvents.told());
    }

    @Test
    void aHashThatWasReplacedMeanwhileIsNotRenewed() {
        UserView carol = UserBuilder.user()
                .named("carol")
                .with(FakePasswords.earlier(GOOD))
                .addTo(limen.storage);
        logIn("carol", GOOD);
        logIn("carol", GOOD);
        apart.getFirst().run();
        UserView renewed = limen.storage.userQueries().find(carol.id()).orElseThrow();

        apart.getLast().run();

        assertEquals(renewed, limen.storage.userQueries().find(carol.id()).orElseThrow());
    }

    @Test
    void aHashOfTodayAndAWrongPasswordRenewNothing() {
        UserBuilder.user().named("carol").with(FakePasswords.earlier(GOOD)).addTo(limen.storage);

        logIn("Bob", GOOD);
        assertThrows(UserError.BadCredentials.class, () -> logIn("carol", new Password("wrong")));

        assertEquals(List.of(), apart);
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

            @Override
            public boolean isOutdated(PasswordHash hash) {
                return limen.passwords.isOutdated(hash);
            }
        };
    }
}

package dev.limen.application.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.contract.session.FakeTokens;
import dev.limen.contract.user.FakePasswords;
import dev.limen.contract.user.UserBuilder;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, what tokens are worth later, and signing out. */
class SessionUseCasesTest {

    private static final Password GOOD = new Password("password123");
    private static final Password OTHER = new Password("another password");

    private final Installation limen = new Installation();
    private final WatchedPasswords passwords = new WatchedPasswords();
    private final FakeTokens tokens = new FakeTokens(limen.clock);
    private final SessionStart start = new SessionStart(limen.storage.refreshFamilies(), tokens, limen.clock);
    private final List<Runnable> apart = new ArrayList<>();
    private final RenewHash renewHash =
            new RenewHash(limen.storage.unitOfWork(), limen.storage.users(), limen.passwords, apart::add);
    private final LogIn logIn = new LogIn(
            limen.storage.unitOfWork(),
            limen.storage.users(),
            limen.storage.userQueries(),
            passwords,
            limen.loginLimits,
            renewHash,
            start);
    private final Authenticate authenticate = new Authenticate(limen.storage.liveSessions());
    private final CheckSession checkSession = new CheckSession(limen.storage.liveSessions());
    private final RefreshSession refreshSession = new RefreshSession(
            limen.storage.unitOfWork(),
            limen.storage.refreshFamilies(),
            limen.storage.userQueries(),
            tokens,
            limen.clock);
    private final ResumeSession resumeSession = new ResumeSession(
            limen.storage.unitOfWork(),
            limen.storage.refreshFamilies(),
            limen.storage.userQueries(),
            tokens,
            limen.clock);
    private final LogOut logOut = new LogOut(
            limen.storage.unitOfWork(), limen.storage.refreshFamilies(), limen.storage.liveSessions(), tokens);
    private final ChangePassword changePassword = new ChangePassword(
            limen.storage.unitOfWork(),
            limen.storage.users(),
            limen.storage.userQueries(),
            passwords,
            new PasswordPolicy(Set.of("qwertyuiop")),
            limen.loginLimits,
            limen.storage.refreshFamilies(),
            start,
            limen.clock);
    private final UserView bob =
            UserBuilder.user().named("Bob").with(limen.passwords.hash(GOOD)).addTo(limen.storage);

    /** The fake passwords, counting how often the slow comparison is made, and something that happens right after one. */
    private final class WatchedPasswords implements Passwords {
        int comparisons;
        Runnable afterComparing = () -> {};

        @Override
        public PasswordHash hash(Password password) {
            return limen.passwords.hash(password);
        }

        @Override
        public boolean isOutdated(PasswordHash hash) {
            return limen.passwords.isOutdated(hash);
        }

        @Override
        public boolean matches(Password password, PasswordHash hash) {
            comparisons++;
            boolean matches = limen.passwords.matches(password, hash);
            Runnable then = afterComparing;
            afterComparing = () -> {};
            then.run();
            return matches;
        }
    }

    private IssuedTokens logIn(String username, Password password) {
        return logIn.handle(new LogIn.Command(username, password, Installation.HOME));
    }

    private IssuedTokens signIn() {
        return logIn("Bob", GOOD);
    }

    private void change(Consumer<User> how) {
        limen.storage.unitOfWork().execute(() -> {
            User user = limen.storage.users().find(bob.id()).orElseThrow();
            how.accept(user);
            limen.storage.users().save(user);
        });
    }

    private Session recognised(String accessToken) {
        return authenticate.handle(tokens.readAccess(accessToken).orElseThrow(UserError.NotAuthenticated::new));
    }

    private void assertVoid(IssuedTokens session) {
        String access = session.access().value();
        String refresh = session.refresh().value();
        assertThrows(UserError.NotAuthenticated.class, () -> recognised(access));
        assertThrows(UserError.BadRefreshToken.class, () -> refreshSession.handle(refresh));
        assertThrows(UserError.BadRefreshToken.class, () -> resumeSession.handle(refresh));
    }

    private void assertGoesOn(IssuedTokens session) {
        assertEquals(bob.id(), recognised(session.access().value()).actor().id());
    }

    @Test
    void theRightPasswordLetsIn() {
        IssuedTokens result = signIn();

        assertEquals(bob, result.user());
        assertEquals(
                Installation.NOW.plus(Duration.ofHours(24)), result.access().expiresAt());
        assertGoesOn(result);
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
        assertEquals(1, passwords.comparisons);
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
    }

    @Test
    void aPasswordThatIsChangedWhileItIsComparedBeginsNoSession() {
        passwords.afterComparing =
                () -> change(user -> user.changePassword(limen.passwords.hash(OTHER), Installation.NOW));

        assertThrows(UserError.BadCredentials.class, this::signIn);
    }

    @Test
    void aHashThatIsReplacedWhileItIsComparedIsComparedAgain() {
        passwords.afterComparing =
                () -> change(user -> user.changePassword(limen.passwords.hash(GOOD), Installation.NOW));

        assertGoesOn(signIn());
        assertEquals(2, passwords.comparisons);
    }

    @Test
    void whoeverIsSuspendedWhileTheyAreComparedBeginsNoSession() {
        passwords.afterComparing = () -> change(user -> user.suspend(Installation.NOW));

        assertThrows(UserError.NotApproved.class, this::signIn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bob", "nobody", "no such näme"})
    void tooManyWrongPasswordsAreRefusedUnseenAndTheRightOneToo(String name) {
        for (int i = 0; i < 5; i++) {
            assertThrows(UserError.BadCredentials.class, () -> logIn(name, new Password("wrong")));
        }

        TooManyAttempts refused = assertThrows(TooManyAttempts.class, () -> logIn(name, GOOD));

        assertEquals(30, refused.seconds());
        assertEquals(5, passwords.comparisons);
    }

    @Test
    void whoeverHasATokenTriesNoMorePasswordsThanOthers() {
        Actor actor = recognised(signIn().access().value()).actor();
        ChangePassword.Command wrong = new ChangePassword.Command(new Password("wrong"), OTHER, Installation.HOME);
        for (int i = 0; i < 5; i++) {
            assertThrows(InvalidValue.class, () -> changePassword.handle(wrong, actor));
        }

        assertThrows(TooManyAttempts.class, () -> changePassword.handle(wrong, actor));
    }

    @Test
    void anOutdatedHashIsRenewedBehindTheBackOfWhoSignsInAndEndsNoSession() {
        UserView carol = UserBuilder.user()
                .named("carol")
                .with(FakePasswords.earlier(GOOD))
                .addTo(limen.storage);

        IssuedTokens session = logIn("carol", GOOD);
        apart.getFirst().run();

        UserView renewed = limen.storage.userQueries().find(carol.id()).orElseThrow();
        assertFalse(limen.passwords.isOutdated(renewed.passwordHash()));
        assertTrue(limen.passwords.matches(GOOD, renewed.passwordHash()));
        assertEquals(carol.updatedAt(), renewed.updatedAt());
        assertEquals(carol.id(), recognised(session.access().value()).actor().id());
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

        signIn();
        assertThrows(UserError.BadCredentials.class, () -> logIn("carol", new Password("wrong")));

        assertEquals(List.of(), apart);
    }

    @Test
    void aTokenStandsForItsUserAsTheyAreNow() {
        String token = signIn().access().value();
        change(user -> user.changeRole(Role.ADMIN, Installation.NOW));

        Session session = recognised(token);

        assertEquals(new Actor(bob.id(), Role.ADMIN), session.actor());
        assertEquals(bob.username(), session.username());
        assertEquals(Installation.NOW.plus(Duration.ofHours(24)), session.expiresAt());
    }

    @Test
    void aTokenOfSomebodyWhoIsNotApprovedAnyMoreIsRefused() {
        IssuedTokens session = signIn();

        change(user -> user.suspend(Installation.NOW));

        assertThrows(
                UserError.NotApproved.class, () -> recognised(session.access().value()));
        assertThrows(
                UserError.BadRefreshToken.class,
                () -> refreshSession.handle(session.refresh().value()));
        assertThrows(
                UserError.BadRefreshToken.class,
                () -> resumeSession.handle(session.refresh().value()));
    }

    @Test
    void aTokenOfSomebodyWhoIsGoneIsVoid() {
        IssuedTokens session = signIn();

        limen.storage.unitOfWork().execute(() -> limen.storage
                .users()
                .remove(limen.storage.users().find(bob.id()).orElseThrow()));

        assertVoid(session);
    }

    @Test
    void aTokenThatSaysItIsOfSomebodyElseLetsNobodyIn() {
        Session session = recognised(signIn().access().value());
        UserView admin = limen.storage.userQueries().find(limen.admin.id()).orElseThrow();
        String forged = tokens.access(admin, session.family(), limen.now).value();

        assertThrows(UserError.NotAuthenticated.class, () -> recognised(forged));
    }

    @Test
    void whatIsNoAccessTokenLetsNobodyIn() {
        String refresh = signIn().refresh().value();

        assertThrows(UserError.NotAuthenticated.class, () -> recognised(refresh));
        assertThrows(UserError.NotAuthenticated.class, () -> recognised(""));
    }

    @Test
    void whoeverWasRecognisedGoesOnWhileNothingChanges() {
        Session session = recognised(signIn().access().value());
        assertTrue(checkSession.handle(session));

        change(user -> user.changeRole(Role.ADMIN, Installation.NOW));
        assertFalse(checkSession.handle(session));

        change(user -> user.changeRole(Role.USER, Installation.NOW));
        assertTrue(checkSession.handle(session));

        change(user -> user.suspend(Installation.NOW));
        assertFalse(checkSession.handle(session));
    }

    @Test
    void refreshingGivesNewTokensOfTheSameSession() {
        IssuedTokens first = signIn();

        IssuedTokens second = refreshSession.handle(first.refresh().value());
        IssuedTokens third = refreshSession.handle(second.refresh().value());

        assertNotEquals(first.refresh().value(), second.refresh().value());
        assertGoesOn(first);
        assertGoesOn(third);
    }

    @Test
    void whoeverRefreshesAtTheSameTimeGetsTheSameRefreshToken() {
        String first = signIn().refresh().value();
        IssuedTokens one = refreshSession.handle(first);
        limen.now = limen.now.plus(RefreshSession.GRACE);

        IssuedTokens other = refreshSession.handle(first);

        assertEquals(one.refresh(), other.refresh());
        assertNotEquals(one.access().value(), other.access().value());
        assertGoesOn(refreshSession.handle(other.refresh().value()));
    }

    @Test
    void aTokenThatIsUsedAgainLaterEndsTheSessionForWhoeverHasIt() {
        IssuedTokens session = signIn();
        IssuedTokens thief = refreshSession.handle(session.refresh().value());
        limen.now = limen.now.plus(RefreshSession.GRACE).plusMillis(1);

        assertThrows(
                UserError.BadRefreshToken.class,
                () -> refreshSession.handle(session.refresh().value()));

        assertVoid(thief);
        assertVoid(session);
    }

    @Test
    void aTokenFromBeforeTheLastOneIsRefusedAtOnceAndEndsTheSessionLater() {
        IssuedTokens first = signIn();
        IssuedTokens second = refreshSession.handle(first.refresh().value());
        IssuedTokens third = refreshSession.handle(second.refresh().value());

        assertThrows(
                UserError.BadRefreshToken.class,
                () -> refreshSession.handle(first.refresh().value()));
        assertGoesOn(third);

        limen.now = limen.now.plus(RefreshSession.GRACE).plusMillis(1);
        assertThrows(
                UserError.BadRefreshToken.class,
                () -> refreshSession.handle(first.refresh().value()));
        assertVoid(third);
    }

    @Test
    void resumingChangesNothing() {
        IssuedTokens session = signIn();

        ResumeSession.Result resumed = resumeSession.handle(session.refresh().value());

        assertEquals(bob, resumed.user());
        assertEquals(bob.id(), recognised(resumed.access().value()).actor().id());
        assertGoesOn(refreshSession.handle(session.refresh().value()));
    }

    @Test
    void signingOutEndsOneSession() {
        IssuedTokens here = signIn();
        IssuedTokens there = signIn();

        logOut.handle(new LogOut.Command(here.access().value(), null, false));

        assertVoid(here);
        assertGoesOn(there);
    }

    @Test
    void aRefreshTokenSignsOutAsWell() {
        IssuedTokens session = signIn();

        logOut.handle(new LogOut.Command(null, session.refresh().value(), false));

        assertVoid(session);
    }

    @Test
    void signingOutEverywhereEndsAllSessionsOfTheUser() {
        IssuedTokens here = signIn();
        IssuedTokens there = signIn();

        logOut.handle(new LogOut.Command(here.access().value(), null, true));

        assertVoid(here);
        assertVoid(there);
    }

    @Test
    void aSessionThatIsOverEndsNoOther() {
        IssuedTokens here = signIn();
        IssuedTokens there = signIn();
        logOut.handle(new LogOut.Command(here.access().value(), null, false));

        logOut.handle(new LogOut.Command(here.access().value(), here.refresh().value(), true));
        logOut.handle(new LogOut.Command("garbage", null, true));
        logOut.handle(new LogOut.Command(null, null, true));

        assertGoesOn(there);
    }

    @Test
    void aNewPasswordEndsAllSessionsAndBeginsOne() {
        IssuedTokens here = signIn();
        IssuedTokens there = signIn();
        Actor actor = recognised(here.access().value()).actor();

        IssuedTokens fresh = changePassword.handle(new ChangePassword.Command(GOOD, OTHER, Installation.HOME), actor);

        assertVoid(here);
        assertVoid(there);
        assertGoesOn(fresh);
        assertThrows(UserError.BadCredentials.class, this::signIn);
        assertGoesOn(logIn("bob", OTHER));
    }

    @Test
    void whoeverDoesNotKnowThePasswordDoesNotChangeIt() {
        IssuedTokens session = signIn();
        Actor actor = recognised(session.access().value()).actor();

        InvalidValue wrong = assertThrows(
                InvalidValue.class,
                () -> changePassword.handle(
                        new ChangePassword.Command(new Password("wrong"), OTHER, Installation.HOME), actor));
        assertEquals("currentPassword", wrong.field());
        assertThrows(
                InvalidValue.class,
                () -> changePassword.handle(
                        new ChangePassword.Command(GOOD, new Password("qwertyuiop"), Installation.HOME), actor));

        assertGoesOn(session);
        assertGoesOn(signIn());
    }

    @Test
    void ofTwoChangesAtOnceOneIsMade() {
        Actor actor = recognised(signIn().access().value()).actor();
        passwords.afterComparing =
                () -> change(user -> user.changePassword(limen.passwords.hash(GOOD), Installation.NOW));

        assertThrows(
                UserError.Stale.class,
                () -> changePassword.handle(new ChangePassword.Command(GOOD, OTHER, Installation.HOME), actor));

        assertGoesOn(signIn());
    }

    @Test
    void whoeverSignsInEverywhereIsSignedOutWhereItWasLongestAgo() {
        IssuedTokens first = signIn();
        limen.now = limen.now.plusSeconds(1);
        IssuedTokens second = signIn();
        for (int i = 2; i < SessionStart.MOST; i++) {
            signIn();
        }
        assertGoesOn(first);

        signIn();

        assertVoid(first);
        assertGoesOn(second);
    }

    @Test
    void sessionsAreForgottenWhenTheLastOfTheirTokensIsOver() {
        Duration lifetime = Duration.ofHours(24);
        IssuedTokens session = signIn();
        ForgetSessions forgetSessions =
                new ForgetSessions(limen.storage.unitOfWork(), limen.storage.refreshFamilies(), lifetime, limen.clock);
        limen.now = session.refresh().expiresAt().plus(lifetime);
        forgetSessions.handle();
        assertFalse(limen.store.read().refreshFamilies.isEmpty());

        limen.now = limen.now.plusMillis(1);
        forgetSessions.handle();

        assertTrue(limen.store.read().refreshFamilies.isEmpty());
    }
}

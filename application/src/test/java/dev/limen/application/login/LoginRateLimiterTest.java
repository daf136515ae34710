package dev.limen.application.login;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.contract.AtOnce;
import dev.limen.domain.session.RemoteAddress;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.UserError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginRateLimiterTest {

    private static final RemoteAddress HOME = address("home");
    private static final RemoteAddress AWAY = address("away");
    private static final LoginPolicy POLICY = new LoginPolicy(
            new RateLimit(5, Duration.ofSeconds(30)),
            new RateLimit(20, Duration.ofSeconds(3)),
            new RateLimit(50, Duration.ofSeconds(10)),
            new RateLimit(64, Duration.ofMillis(125)),
            LoginPolicy.FIRST_OF_ADDRESS,
            new RateLimit(20, Duration.ofSeconds(30)),
            LoginPolicy.MAX_REMEMBERED);

    private Duration now = Duration.ZERO;
    private final LoginRateLimiter limits = new LoginRateLimiter(POLICY, () -> now);
    private final AtomicInteger hashed = new AtomicInteger();

    private static RemoteAddress address(String name) {
        return new RemoteAddress(name, name);
    }

    private boolean logIn(String account, RemoteAddress from) {
        try {
            return limits.guess(account, from, () -> true);
        } catch (TooManyAttempts refused) {
            return false;
        }
    }

    /** Guesses wrong, if that is allowed. */
    private void guess(String account, RemoteAddress from) {
        try {
            limits.guess(account, from, this::wrong);
        } catch (UserError.BadCredentials | TooManyAttempts refused) {
            // as was to be expected
        }
    }

    private Object wrong() {
        hashed.incrementAndGet();
        throw new UserError.BadCredentials();
    }

    /** So many guesses in every second of the time, whose accounts and addresses follow from their numbers. */
    private void attack(
            Duration time, int perSecond, IntFunction<String> account, IntFunction<RemoteAddress> from, Runnable then) {
        int number = 0;
        for (long second = 0; second < time.toSeconds(); second++) {
            for (int i = 0; i < perSecond; i++, number++) {
                guess(account.apply(number), from.apply(number));
            }
            then.run();
            now = now.plusSeconds(1);
        }
    }

    @Test
    void anHourOfGuessingFromOneAddressIsSome125Guesses() {
        attack(Duration.ofHours(1), 5, n -> "ada", n -> AWAY, () -> {});

        assertEquals(5 + 119, hashed.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 300, 20_000})
    void anHourOfGuessingFromManyAddressesIsSome400Guesses(int many) {
        attack(Duration.ofHours(1), 10, n -> "ada", n -> address("bot-" + n % many), () -> {});

        assertTrue(hashed.get() <= 50 + 360, hashed::toString);
    }

    @Test
    void whatAllStrangersMayDoStaysBelowWhatCanBeHashed() {
        attack(Duration.ofMinutes(1), 1_000, n -> "user-" + n % 500, n -> address("bot-" + n % 900), () -> {});

        assertTrue(hashed.get() <= 64 + 8 * 60, hashed::toString);
    }

    @Test
    void oneAddressGetsNoFurtherByTryingManyAccounts() {
        attack(Duration.ofMinutes(1), 100, n -> "user-" + n, n -> AWAY, () -> {});

        assertEquals(20 + 19, hashed.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 249, 20_000})
    void whoIsKnownAlwaysGetsIn(int many) {
        assertTrue(logIn("ada", HOME));

        attack(
                Duration.ofMinutes(5),
                100,
                n -> n % 2 == 0 ? "ada" : "user-" + n,
                n -> address("bot-" + n % many),
                () -> assertTrue(logIn("ADA", HOME)));
    }

    @Test
    void whoIsKnownGetsInAlsoFromWhereSomebodyElseIsAttacked() {
        assertTrue(logIn("ada", HOME));

        attack(Duration.ofMinutes(1), 100, n -> "user-" + n, n -> HOME, () -> assertTrue(logIn("ada", HOME)));
    }

    @Test
    void theOwnerOfAnAttackedAccountGetsInAtANewAddressOnceTheAttackersAreUsedUp() {
        attack(Duration.ofSeconds(15), 1_000, n -> "ada", n -> address("bot-" + n % 249), () -> {});

        attack(
                Duration.ofMinutes(1),
                1_000,
                n -> "ada",
                n -> address("bot-" + n % 249),
                () -> assertTrue(logIn("ada", address("new at " + now))));
    }

    @Test
    void whoKnowsThePasswordIsNotCounted() {
        for (int i = 0; i < 1_000; i++) {
            assertTrue(logIn("user-" + i, HOME));
        }
    }

    @Test
    void whatCouldNotBeDecidedIsNotCounted() {
        Supplier<Object> outage = () -> {
            throw new StorageUnavailable(new IllegalStateException());
        };
        for (int i = 0; i < 100; i++) {
            assertThrows(StorageUnavailable.class, () -> limits.guess("ada", AWAY, outage));
        }
        guess("ada", AWAY);
        assertEquals(1, hashed.get());
    }

    @Test
    void whatOneLimitRefusesCostsNothingOfTheOthers() {
        attack(Duration.ofSeconds(1), 1_000, n -> "ada", n -> AWAY, () -> {});
        for (int i = 0; i < 15; i++) {
            guess("user-" + i, AWAY);
        }

        assertEquals(5 + 15, hashed.get());
    }

    @Test
    void manyAtOnceAreAsManyAsOneAfterTheOther() {
        AtOnce.run(100, n -> guess("ada", AWAY));

        assertEquals(5, hashed.get());
    }

    @Test
    void itIsToldHowLongItTakesInWholeSeconds() {
        for (int i = 0; i < 5; i++) {
            guess("ada", AWAY);
        }
        now = now.plusMillis(9_500);

        TooManyAttempts refused = assertThrows(TooManyAttempts.class, () -> limits.guess("ada", AWAY, () -> true));
        assertEquals(21, refused.seconds());

        now = now.plusSeconds(21);
        assertTrue(logIn("ada", AWAY));
        assertEquals(1, new TooManyAttempts(Duration.ofNanos(1)).seconds());
    }

    @Test
    void aClockThatIsSetForwardGivesNobodyMoreGuesses() {
        Installation limen = new Installation();
        LoginRateLimiter rates = limen.loginRateLimiter;
        for (int i = 0; i < 5; i++) {
            assertThrows(UserError.BadCredentials.class, () -> rates.guess("ada", AWAY, this::wrong));
        }
        limen.now = limen.now.plus(Duration.ofDays(1));

        assertThrows(TooManyAttempts.class, () -> rates.guess("ada", AWAY, this::wrong));
    }

    @Test
    void aClockThatIsSetBackShutsNobodyOutForLongerThanAnEmptyBucketDoes() {
        Installation limen = new Installation();
        LoginRateLimiter rates = limen.loginRateLimiter;
        for (int i = 0; i < 5; i++) {
            assertThrows(UserError.BadCredentials.class, () -> rates.guess("ada", AWAY, this::wrong));
        }
        limen.now = limen.now.minus(Duration.ofDays(1));
        assertThrows(TooManyAttempts.class, () -> rates.guess("ada", AWAY, () -> true));

        limen.pass(Duration.ofSeconds(10).multipliedBy(50));
        assertTrue(rates.guess("ada", AWAY, () -> true));
    }

    @Test
    void registrationsOfStrangersLeaveHashingToThoseWhoAreKnown() {
        assertTrue(logIn("ada", HOME));
        int[] registered = {0};
        for (int i = 0; i < 1_000; i++) {
            RemoteAddress bot = address("bot-" + i);
            try {
                limits.register(bot);
                registered[0]++;
            } catch (TooManyAttempts refused) {
                assertEquals(1, refused.seconds());
            }
        }

        assertEquals(64, registered[0]);
        assertDoesNotThrow(() -> limits.guess("ada", HOME, () -> true));
    }

    @Test
    void whoMakesUpNamesFillsNoMemory() {
        LruMap<Integer, String> latest = new LruMap<>(3);
        for (int i = 0; i < 10; i++) {
            latest.put(i, "");
            latest.get(0);
        }

        assertEquals(List.of(8, 9, 0), List.copyOf(latest.keySet()));
    }

    @Test
    void onlyTheLatestAddressesOfAnAccountAreKnown() {
        for (int i = 0; i < 100; i++) {
            assertTrue(logIn("ada", address("place-" + i)));
            assertTrue(logIn("bob", HOME));
        }
        KnownAddresses known = new KnownAddresses(10);
        for (int i = 0; i < 100; i++) {
            known.add("ada", "place-" + i);
            known.add("bob", "home");
        }

        assertTrue(known.has("bob", "home"));
        assertTrue(known.has("ada", "place-84") && !known.has("ada", "place-83"));
    }
}

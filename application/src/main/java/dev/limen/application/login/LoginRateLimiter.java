package dev.limen.application.login;

import dev.limen.application.MonotonicClock;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.session.RemoteAddress;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.Username;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rate limiter of logins and registrations: token buckets per account and address, per address, per account and for
 * all strangers. Keeps passwords from being guessed, and hashing from being all that this process does. Tokens are taken
 * before an attempt begins, so that attempts at the same time count like attempts one after the other. Whether there is
 * such an account makes no difference.
 *
 * <p>Where an account was signed in to before, only attempts on that account from that address count, so nobody
 * can shut out its owner from elsewhere.
 */
public final class LoginRateLimiter {

    /** Names that no account can have need no telling apart. */
    private static final String NOBODY = "";

    private static final String ALL = "all";

    private final LoginPolicy policy;
    private final MonotonicClock clock;
    private final TokenBuckets<Pair> pairs;
    private final TokenBuckets<String> addresses;
    private final TokenBuckets<String> accounts;
    private final TokenBuckets<String> strangers;
    private final TokenBuckets<String> firsts;
    private final TokenBuckets<String> registrations;
    private final KnownAddresses known;

    public LoginRateLimiter(LoginPolicy policy, MonotonicClock clock) {
        this.policy = policy;
        this.clock = clock;
        int maxKept = policy.remembered();
        pairs = new TokenBuckets<>(policy.perAccountAndAddress(), maxKept);
        addresses = new TokenBuckets<>(policy.perAddress(), maxKept);
        accounts = new TokenBuckets<>(policy.perAccount(), maxKept);
        strangers = new TokenBuckets<>(policy.strangers(), 1);
        firsts = new TokenBuckets<>(policy.firstOfAddress(), maxKept);
        registrations = new TokenBuckets<>(policy.registrations(), maxKept);
        known = new KnownAddresses(maxKept);
    }

    private record Pair(String account, String network) {}

    /** One token of one bucket, in which some tokens are to be left. */
    private record Withdrawal<K>(TokenBuckets<K> buckets, K key, int left) {

        Duration missing(Duration now) {
            return buckets.missing(key, left, now);
        }

        void take(Duration now) {
            buckets.take(key, now);
        }

        void giveBack() {
            buckets.giveBack(key);
        }
    }

    /**
     * Makes an attempt to prove by password to be somebody. It counts when it ends in a {@link UserError}; when it
     * succeeds, or fails before it could say whether the password is right, it does not.
     *
     * @param username as it was sent
     * @throws TooManyAttempts when it is not made
     */
    public <T> T guess(String username, RemoteAddress from, Supplier<T> attempt) {
        String account = account(username);
        List<Withdrawal<?>> taken = begin(account, from.network());
        try {
            T result = attempt.get();
            succeeded(account, from.network(), taken);
            return result;
        } catch (UserError | InvalidValue wrong) {
            throw wrong;
        } catch (RuntimeException undecided) {
            giveBack(taken);
            throw undecided;
        }
    }

    /**
     * Counts the request for an account, before it is carried out.
     *
     * @throws TooManyAttempts when it must not be
     */
    public synchronized void register(RemoteAddress from) {
        Duration now = clock.elapsed();
        boolean first = isFirst(from.network(), now);
        takeAll(List.of(new Withdrawal<>(registrations, from.network(), 0), fromStrangers(first)), now);
    }

    private synchronized List<Withdrawal<?>> begin(String account, String network) {
        Duration now = clock.elapsed();
        Withdrawal<Pair> fromPair = new Withdrawal<>(pairs, new Pair(account, network), 0);
        if (known.has(account, network)) {
            return takeAll(List.of(fromPair), now);
        }
        boolean first = isFirst(network, now);
        List<Withdrawal<?>> withdrawals = List.of(
                fromPair,
                new Withdrawal<>(addresses, network, 0),
                new Withdrawal<>(accounts, account, left(policy.perAccount(), first)),
                fromStrangers(first));
        return takeAll(withdrawals, now);
    }

    /** Whether the address has hardly asked for anything lately; from now on it has asked once more. */
    private boolean isFirst(String network, Duration now) {
        boolean first = firsts.missing(network, 0, now).isZero();
        if (first) {
            firsts.take(network, now);
        }
        return first;
    }

    private Withdrawal<String> fromStrangers(boolean first) {
        return new Withdrawal<>(strangers, ALL, left(policy.strangers(), first));
    }

    private static int left(RateLimit limit, boolean first) {
        return first ? 0 : limit.burst() / 2;
    }

    /** Takes all or nothing. */
    private static List<Withdrawal<?>> takeAll(List<Withdrawal<?>> withdrawals, Duration now) {
        Duration missing = withdrawals.stream()
                .map(withdrawal -> withdrawal.missing(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (missing.isPositive()) {
            throw new TooManyAttempts(missing);
        }
        withdrawals.forEach(withdrawal -> withdrawal.take(now));
        return withdrawals;
    }

    private synchronized void succeeded(String account, String network, List<Withdrawal<?>> taken) {
        taken.forEach(Withdrawal::giveBack);
        known.add(account, network);
    }

    private synchronized void giveBack(List<Withdrawal<?>> taken) {
        taken.forEach(Withdrawal::giveBack);
    }

    private static String account(String username) {
        try {
            return new Username(username).key();
        } catch (InvalidValue nobodysName) {
            return NOBODY;
        }
    }
}

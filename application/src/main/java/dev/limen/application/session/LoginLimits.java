package dev.limen.application.session;

import dev.limen.domain.InvalidValue;
import dev.limen.domain.session.RemoteAddress;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.Username;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps passwords from being found out by trying, and hashing from being all that this process does. What an attempt
 * may cost is taken before it begins, so that many at once are as many as one after the other. Whether there is such an
 * account makes no difference.
 *
 * <p>Where an account was signed in to before, only attempts on that account from that address count, so nobody
 * can shut out its owner from elsewhere.
 */
public final class LoginLimits {

    /** Names that no account can have need no telling apart. */
    private static final String NOBODY = "";

    private static final String ALL = "all";

    private final LoginPolicy policy;
    private final InstantSource clock;
    private final Buckets<Pair> pairs;
    private final Buckets<String> addresses;
    private final Buckets<String> accounts;
    private final Buckets<String> strangers;
    private final Buckets<String> firsts;
    private final Buckets<String> registrations;
    private final KnownAddresses known;

    public LoginLimits(LoginPolicy policy, InstantSource clock) {
        this.policy = policy;
        this.clock = clock;
        int most = policy.remembered();
        pairs = new Buckets<>(policy.perAccountAndAddress(), most);
        addresses = new Buckets<>(policy.perAddress(), most);
        accounts = new Buckets<>(policy.perAccount(), most);
        strangers = new Buckets<>(policy.strangers(), 1);
        firsts = new Buckets<>(policy.firstOfAddress(), most);
        registrations = new Buckets<>(policy.registrations(), most);
        known = new KnownAddresses(most);
    }

    private record Pair(String account, String network) {}

    /** One token of one bucket, of which some are to be left. */
    private record Draw<K>(Buckets<K> buckets, K key, int left) {

        Duration missing(Instant now) {
            return buckets.missing(key, left, now);
        }

        void take(Instant now) {
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
        List<Draw<?>> drawn = begin(account, from.network());
        try {
            T result = attempt.get();
            succeeded(account, from.network(), drawn);
            return result;
        } catch (UserError | InvalidValue wrong) {
            throw wrong;
        } catch (RuntimeException undecided) {
            giveBack(drawn);
            throw undecided;
        }
    }

    /**
     * Counts the request for an account, before it is carried out.
     *
     * @throws TooManyAttempts when it must not be
     */
    public synchronized void register(RemoteAddress from) {
        Instant now = clock.instant();
        boolean first = isFirst(from.network(), now);
        takeAll(List.of(new Draw<>(registrations, from.network(), 0), ofStrangers(first)), now);
    }

    private synchronized List<Draw<?>> begin(String account, String network) {
        Instant now = clock.instant();
        Draw<Pair> ofPair = new Draw<>(pairs, new Pair(account, network), 0);
        if (known.has(account, network)) {
            return takeAll(List.of(ofPair), now);
        }
        boolean first = isFirst(network, now);
        List<Draw<?>> draws = List.of(
                ofPair,
                new Draw<>(addresses, network, 0),
                new Draw<>(accounts, account, left(policy.perAccount(), first)),
                ofStrangers(first));
        return takeAll(draws, now);
    }

    /** Whether the address has hardly asked for anything lately; from now on it has asked once more. */
    private boolean isFirst(String network, Instant now) {
        boolean first = firsts.missing(network, 0, now).isZero();
        if (first) {
            firsts.take(network, now);
        }
        return first;
    }

    private Draw<String> ofStrangers(boolean first) {
        return new Draw<>(strangers, ALL, left(policy.strangers(), first));
    }

    private static int left(Allowance allowance, boolean first) {
        return first ? 0 : allowance.atOnce() / 2;
    }

    /** Takes all or nothing. */
    private static List<Draw<?>> takeAll(List<Draw<?>> draws, Instant now) {
        Duration missing = draws.stream()
                .map(draw -> draw.missing(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (missing.isPositive()) {
            throw new TooManyAttempts(missing);
        }
        draws.forEach(draw -> draw.take(now));
        return draws;
    }

    private synchronized void succeeded(String account, String network, List<Draw<?>> drawn) {
        drawn.forEach(Draw::giveBack);
        known.add(account, network);
    }

    private synchronized void giveBack(List<Draw<?>> drawn) {
        drawn.forEach(Draw::giveBack);
    }

    private static String account(String username) {
        try {
            return new Username(username).key();
        } catch (InvalidValue nobodysName) {
            return NOBODY;
        }
    }
}

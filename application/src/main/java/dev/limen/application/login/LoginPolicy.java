package dev.limen.application.login;

import java.time.Duration;

/**
 * How many passwords may be tried, and accounts asked for. An attempt that succeeds costs nothing.
 *
 * <p>A stranger is an address from which nobody has signed in to the account yet; only they are counted beside the first
 * limit. The last half of what strangers may do is left to addresses that have hardly asked for anything lately: an
 * attacker's soon have, and the owner's new one has not.
 *
 * @param perAccountAndAddress on one account from one address. Enough for somebody who mistypes; some 120 guesses an hour
 * @param perAddress strangers on all accounts from one address, which may be that of a whole office
 * @param perAccount strangers on one account from everywhere. An owner at a new address competes with whoever attacks the
 *     account from many, so this must not come back too slowly; some 400 guesses an hour
 * @param strangers all strangers together, and registrations. Below what hashing can do, so that it never falls behind,
 *     and those who are known get through
 * @param firstOfAddress how often an address may ask, whatever comes of it, and still counts as one that hardly did
 * @param registrations from one address
 * @param remembered how many accounts and addresses are remembered of each kind, some hundred bytes each. Enough for all
 *     whose buckets are not full: strangers fill no more in the time that one takes to recover
 */
public record LoginPolicy(
        RateLimit perAccountAndAddress,
        RateLimit perAddress,
        RateLimit perAccount,
        RateLimit strangers,
        RateLimit firstOfAddress,
        RateLimit registrations,
        int remembered) {

    public static final RateLimit FIRST_OF_ADDRESS = new RateLimit(3, Duration.ofMinutes(20));
    public static final int MAX_REMEMBERED = 50_000;

    /** A hash takes some 80 ms, so this is a third of what can be hashed; at once, what is hashed in about 2.5 s. */
    public static RateLimit strangers(int hashingThreads) {
        return new RateLimit(32 * hashingThreads, Duration.ofMillis(250).dividedBy(hashingThreads));
    }
}

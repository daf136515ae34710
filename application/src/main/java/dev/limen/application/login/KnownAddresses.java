package dev.limen.application.login;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * From where each account was signed in to. Only somebody with its password gets an address in here, and pushes out
 * none but older ones of the same account. Not safe for use by several threads.
 */
final class KnownAddresses {

    private static final int MAX_PER_ACCOUNT = 16;

    private final Map<String, Set<String>> networks;

    /** @param maxAccounts how many accounts are remembered */
    KnownAddresses(int maxAccounts) {
        networks = new LruMap<>(maxAccounts);
    }

    boolean has(String account, String network) {
        return networks.getOrDefault(account, Set.of()).contains(network);
    }

    void add(String account, String network) {
        networks.computeIfAbsent(account, a -> Collections.newSetFromMap(new LruMap<>(MAX_PER_ACCOUNT)))
                .add(network);
    }
}

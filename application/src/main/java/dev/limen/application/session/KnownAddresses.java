package dev.limen.application.session;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * From where each account was signed in to. Only somebody with its password gets an address in here, and pushes out
 * none but older ones of the same account. Not for several threads at once.
 */
final class KnownAddresses {

    private static final int OF_ONE_ACCOUNT = 16;

    private final Map<String, Set<String>> networks;

    /** @param most how many accounts are remembered */
    KnownAddresses(int most) {
        networks = new Latest<>(most);
    }

    boolean has(String account, String network) {
        return networks.getOrDefault(account, Set.of()).contains(network);
    }

    void add(String account, String network) {
        networks.computeIfAbsent(account, a -> Collections.newSetFromMap(new Latest<>(OF_ONE_ACCOUNT)))
                .add(network);
    }
}

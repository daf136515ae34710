package dev.limen.application.session;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what was used latest, and no more than so much: whoever makes up names and addresses fills no memory. */
final class Latest<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;

    private final int most;

    Latest(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}

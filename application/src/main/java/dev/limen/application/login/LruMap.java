package dev.limen.application.login;

import java.util.LinkedHashMap;
import java.util.Map;

/** An LRU map of bounded size: whoever makes up names and addresses fills no memory. Not safe for use by several threads. */
final class LruMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;

    private final int maxSize;

    LruMap(int maxSize) {
        super(16, 0.75f, true);
        this.maxSize = maxSize;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > maxSize;
    }
}

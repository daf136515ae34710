package dev.limen.adapters.persistence.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What was read lately, until it is forgotten because it changed. What was read before a change is never remembered after
 * it, however long the reading takes.
 */
final class InvalidatingCache<K, V> {

    private final Cache<K, V> values;
    private final Function<K, Optional<V>> reading;
    private final AtomicLong changes = new AtomicLong();

    InvalidatingCache(int most, Function<K, Optional<V>> reading) {
        this.values = Caffeine.newBuilder().maximumSize(most).build();
        this.reading = reading;
    }

    Optional<V> get(K key) {
        V known = values.getIfPresent(key);
        return known == null ? read(key) : Optional.of(known);
    }

    private Optional<V> read(K key) {
        long before = changes.get();
        Optional<V> read = reading.apply(key);
        read.ifPresent(value -> values.asMap().compute(key, (k, known) -> changes.get() == before ? value : null));
        return read;
    }

    void forget(K key) {
        changes.incrementAndGet();
        values.invalidate(key);
    }

    void forgetAll() {
        changes.incrementAndGet();
        values.invalidateAll();
    }
}

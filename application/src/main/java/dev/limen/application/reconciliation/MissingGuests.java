package dev.limen.application.reconciliation;

import dev.limen.application.MonotonicClock;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Since when guests have been missing. A guest may be away for a moment, as while somebody defines it anew. */
final class MissingGuests {

    private final Map<VmUuid, Duration> since = new ConcurrentHashMap<>();
    private final Duration grace;
    private final MonotonicClock clock;

    MissingGuests(Duration grace, MonotonicClock clock) {
        this.grace = grace;
        this.clock = clock;
    }

    void seen(VmUuid uuid) {
        since.remove(uuid);
    }

    /** The guest is missing; answers whether it was already when the grace began, so that it counts as vanished. */
    boolean missed(VmUuid uuid) {
        @Nullable Duration first = since.putIfAbsent(uuid, clock.elapsed());
        return first != null && clock.since(first).compareTo(grace) >= 0;
    }
}

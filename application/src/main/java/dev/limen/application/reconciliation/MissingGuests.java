package dev.limen.application.reconciliation;

import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Since when guests have been missing. A guest may be away for a moment, as while somebody defines it anew. */
final class MissingGuests {

    private final Map<VmUuid, Instant> since = new ConcurrentHashMap<>();
    private final Duration grace;

    MissingGuests(Duration grace) {
        this.grace = grace;
    }

    void seen(VmUuid uuid) {
        since.remove(uuid);
    }

    /** The guest is missing; answers whether it was already when the grace began, so that it counts as vanished. */
    boolean missed(VmUuid uuid, Instant now) {
        @Nullable Instant first = since.putIfAbsent(uuid, now);
        return first != null && !now.isBefore(first.plus(grace));
    }
}

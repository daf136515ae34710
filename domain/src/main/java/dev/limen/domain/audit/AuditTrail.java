package dev.limen.domain.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keeps entries. They are added and, when they are old, forgotten; nobody changes them. */
public interface AuditTrail {

    /** What is younger than this is never forgotten, whatever is asked. */
    Duration KEPT_AT_LEAST = Duration.ofDays(30);

    /** Adds entries, in this order. Belongs inside a unit of work. */
    void append(List<AuditEntry> entries);

    /**
     * Removes entries from before this moment, the oldest first. Belongs inside a unit of work.
     *
     * @param most how many at most
     * @return how many it were
     */
    int forgetBefore(Instant at, int most);
}

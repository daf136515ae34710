package dev.limen.domain.audit;

import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to list. What is absent does not restrict.
 *
 * @param name whoever was called so, without regard to case
 * @param operation a part of the operation, without regard to case
 * @param since only what was not before this
 * @param until only what was before this
 * @param before only ids below this one
 * @param limit how many at most, from 1
 */
public record AuditFilter(
        @Nullable UserId user,
        @Nullable Username name,
        @Nullable String operation,
        @Nullable String action,
        @Nullable String target,
        @Nullable Integer status,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable AuditId before,
        int limit) {

    /** The latest of all entries. */
    public static AuditFilter latest(int limit) {
        return new AuditFilter(null, null, null, null, null, null, null, null, null, limit);
    }
}

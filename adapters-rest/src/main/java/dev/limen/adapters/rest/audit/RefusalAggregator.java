package dev.limen.adapters.rest.audit;

import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditEntry.Result;
import dev.limen.domain.audit.AuditEntry.What;
import dev.limen.domain.audit.AuditEntry.Who;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates refusals that are alike, so that a flood of them makes a few audit entries. The first of a kind is an entry
 * of its own; those that follow within an interval become one entry with a count. The number of kinds is bounded: beyond
 * it, user and target are dropped first, then the address.
 */
final class RefusalAggregator {

    static final int MAX_KINDS = 200;

    /** The status of what failed because nothing can be written. */
    static final int STORAGE_AWAY = 503;

    private record Kind(
            Who who, What what, Result result, @Nullable String address) {

        static Kind of(AuditEntry entry) {
            return new Kind(entry.who(), entry.what(), entry.result(), entry.address());
        }

        Kind byAnybody() {
            return new Kind(Who.NOBODY, new What(what.operation(), null, null), result, address);
        }

        Kind fromAnywhere() {
            return new Kind(who, what, result, null);
        }

        AuditEntry counted(Tally tally) {
            return new AuditEntry(who, what, result, address, tally.last.requestId(), tally.last.at(), tally.count);
        }
    }

    /** How many came after the first, and the last of them. */
    private record Tally(int count, AuditEntry last) {}

    private final Map<Kind, Tally> kinds = new HashMap<>();

    /** Of what changed nothing it is enough to know how often it was tried. */
    static boolean mayBeCounted(AuditEntry entry) {
        int status = entry.result().status();
        return (status >= 400 && status < 500) || status == STORAGE_AWAY;
    }

    /** Whether the entry is the first of its kind; if not, it has been counted. */
    synchronized boolean isFirst(AuditEntry entry) {
        Tally now =
                kinds.compute(kind(entry), (kind, before) -> new Tally(before == null ? 0 : before.count + 1, entry));
        return now.count == 0;
    }

    private Kind kind(AuditEntry entry) {
        Kind kind = Kind.of(entry);
        if (isRoomFor(kind, MAX_KINDS)) {
            return kind;
        }
        Kind coarser = kind.byAnybody();
        return isRoomFor(coarser, 2 * MAX_KINDS) ? coarser : coarser.fromAnywhere();
    }

    private boolean isRoomFor(Kind kind, int most) {
        return kinds.size() < most || kinds.containsKey(kind);
    }

    /** An entry for each kind of which there was more than one; from now on the next of each is a first one again. */
    synchronized List<AuditEntry> takeCounted() {
        List<AuditEntry> counted = new ArrayList<>();
        kinds.forEach((kind, tally) -> {
            if (tally.count > 0) {
                counted.add(kind.counted(tally));
            }
        });
        kinds.clear();
        return counted;
    }
}

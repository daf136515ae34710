package dev.limen.application.audit;

import dev.limen.application.ApplicationService;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.audit.AuditQueries;
import dev.limen.domain.audit.RecordedEntry;
import dev.limen.domain.user.Actor;
import java.util.List;

/** Shows an administrator who did what. */
@ApplicationService
public final class ListAudit {

    /** Further than this nobody counts: a trail has millions of entries. */
    static final int COUNTED = 100_000;

    /**
     * Some entries, the latest first.
     *
     * @param total how many pass the filter, whatever part of them is shown, or the most that is counted
     */
    public record Page(List<RecordedEntry> entries, long total) {}

    private final AuditQueries queries;

    public ListAudit(AuditQueries queries) {
        this.queries = queries;
    }

    public Page handle(AuditFilter filter, Actor actor) {
        actor.requireAdmin();
        return new Page(queries.list(filter), queries.count(filter, COUNTED));
    }
}

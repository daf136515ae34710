package dev.limen.application.audit;

import dev.limen.application.ApplicationService;
import dev.limen.application.ResultPage;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.audit.AuditQueries;
import dev.limen.domain.audit.RecordedEntry;
import dev.limen.domain.user.Actor;

/** Shows an administrator who did what. */
@ApplicationService
public final class ListAudit {

    /** Further than this nobody counts: a trail has millions of entries. */
    static final int MAX_COUNT = 100_000;

    private final AuditQueries queries;

    public ListAudit(AuditQueries queries) {
        this.queries = queries;
    }

    /** The latest come first. */
    public ResultPage<RecordedEntry> handle(AuditFilter filter, Actor actor) {
        actor.requireAdmin();
        return new ResultPage<>(queries.list(filter), queries.count(filter, MAX_COUNT));
    }
}

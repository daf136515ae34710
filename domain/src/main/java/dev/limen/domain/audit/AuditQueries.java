package dev.limen.domain.audit;

import java.util.List;

/** Reads the trail for showing it: no unit of work needed, one statement per call. */
public interface AuditQueries {

    /** The entries that pass the filter, the latest first. */
    List<RecordedEntry> list(AuditFilter filter);

    /**
     * How many entries pass the filter, its {@code before} and {@code limit} aside.
     *
     * @param most where counting ends
     */
    long count(AuditFilter filter, int most);
}

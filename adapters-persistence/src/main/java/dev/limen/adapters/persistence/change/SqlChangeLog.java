package dev.limen.adapters.persistence.change;

import dev.limen.adapters.persistence.Reader;
import dev.limen.adapters.persistence.Statements;
import dev.limen.adapters.persistence.vm.LoggedVms;
import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.change.VmChanges;
import dev.limen.domain.change.VmSnapshot;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The table {@code change_log}, one statement per call. */
@Singleton
final class SqlChangeLog implements ChangeLog {

    private static final String HEAD = "select coalesce(max(position), 0) from change_log";

    private static final String AFTER = "select {entry.*}, {vm.*} from change_log entry " + LoggedVms.JOIN + """
                    where entry.position > :since order by entry.position limit :limit
                    """;

    /** There always is a row, with how far the log can tell the viewer what they missed, and how far it has come. */
    private static final String VMS_AFTER = """
            select log.lost as lost, log.head as head, {entry.*}, {vm.*}
            from (
                select greatest(coalesce(min(position), 1) - 1, (
                    select max(position) from change_log
                    where position > :since and kind = 'USER_CHANGED' and user_id = :viewer
                )) as lost, coalesce(max(position), 0) as head from change_log
            ) log
            left join lateral (
                select * from change_log where position > :since and vm is not null
                and (:owner = 0 or owner_id = :owner or previous_owner_id = :owner)
                order by position limit :limit
            ) entry on true
            """ + LoggedVms.JOIN + "order by entry.position";

    private static final String SNAPSHOT = """
            select log.head as head, {vm.*} from (select coalesce(max(position), 0) as head from change_log) log
            left join vm on :owner = 0 or vm.owner_id = :owner
            order by vm.id
            """;

    /** The oldest entry that is not old enough is looked for from the oldest on, so what is removed stays one piece. */
    private static final String REMOVE = """
            delete from change_log where position < (
                select least(
                    max(position),
                    min(position) + :limit,
                    greatest(
                        max(position) + 1 - :keepAtMost,
                        coalesce(
                            (select position from change_log where at >= :before order by position limit 1),
                            max(position))))
                from change_log)
            """;

    /** Whose number nobody has. */
    private static final long EVERYBODY = 0;

    private final Statements statements = new Statements(StorageUnavailable::new);
    private final Reader reader;
    private final Session session;

    SqlChangeLog(Reader reader, Session session) {
        this.reader = reader;
        this.session = session;
    }

    @Override
    public Optional<VmChanges> vmChangesAfter(Position since, Actor viewer, int limit) {
        List<Object[]> rows = reader.read(reading -> LoggedVms.addTo(
                        reading.createNativeQuery(VMS_AFTER, Object[].class)
                                .addScalar("lost", Long.class)
                                .addScalar("head", Long.class)
                                .addEntity("entry", ChangeRow.class))
                .setParameter("since", since.value())
                .setParameter("viewer", viewer.id().value())
                .setParameter(
                        "owner", viewer.isAdmin() ? EVERYBODY : viewer.id().value())
                .setParameter("limit", limit)
                .getResultList());
        long lost = (long) rows.getFirst()[0];
        Position head = new Position((long) rows.getFirst()[1]);
        if (since.value() < lost || since.compareTo(head) > 0) {
            return Optional.empty();
        }
        List<LoggedChange> entries = rows.stream()
                .filter(row -> row[2] != null)
                .map(row -> ((ChangeRow) row[2]).change(row[3]))
                .toList();
        return Optional.of(new VmChanges(
                entries, entries.size() < limit ? head : entries.getLast().position()));
    }

    @Override
    public VmSnapshot vmSnapshot(@Nullable UserId owner) {
        List<Object[]> rows = reader.read(reading -> LoggedVms.addTo(
                        reading.createNativeQuery(SNAPSHOT, Object[].class).addScalar("head", Long.class))
                .setParameter("owner", number(owner))
                .getResultList());
        return new VmSnapshot(
                new Position((long) rows.getFirst()[0]),
                rows.stream().flatMap(row -> LoggedVms.view(row[1]).stream()).toList());
    }

    private static long number(@Nullable UserId owner) {
        return owner == null ? EVERYBODY : owner.value();
    }

    @Override
    public int removeOldest(Instant before, int keepAtMost, int limit) {
        return statements.run(() -> session.createNativeMutationQuery(REMOVE)
                .setParameter("before", before)
                .setParameter("keepAtMost", keepAtMost)
                .setParameter("limit", limit)
                .executeUpdate());
    }

    /** The position of the latest entry. */
    static Position head(StatelessSession reading) {
        return new Position(reading.createNativeQuery(HEAD, Long.class).getSingleResult());
    }

    /** The entries of every kind after a position. */
    static List<LoggedChange> after(Position since, int limit, StatelessSession reading) {
        NativeQuery<Object[]> query =
                reading.createNativeQuery(AFTER, Object[].class).addEntity("entry", ChangeRow.class);
        return LoggedVms.addTo(query)
                .setParameter("since", since.value())
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> ((ChangeRow) row[0]).change(row[1]))
                .toList();
    }
}

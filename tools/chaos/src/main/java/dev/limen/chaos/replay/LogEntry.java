package dev.limen.chaos.replay;

import dev.limen.chaos.testbed.DatabaseServer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An entry of the change log about a VM, as it is in the database.
 *
 * @param previousOwner 0 unless the VM was handed over
 * @param updatedAt what the VM says of itself
 */
record LogEntry(
        long position,
        Instant at,
        boolean isRemoval,
        long vm,
        long owner,
        long previousOwner,
        String status,
        Instant updatedAt) {

    /** Whom no VM belongs to: sees them all. */
    static final long EVERYTHING = 0;

    static List<LogEntry> all(DatabaseServer database) {
        return database.query(
                "select position, at, kind, vm_id, owner_id, coalesce(previous_owner_id, 0) as previous_owner_id,"
                        + " vm->>'status' as status, (vm->>'updated_at')::timestamptz as updated_at"
                        + " from change_log where vm_id is not null order by position",
                LogEntry::of);
    }

    private static LogEntry of(ResultSet row) throws SQLException {
        return new LogEntry(
                row.getLong("position"),
                instant(row, "at"),
                row.getString("kind").equals("VM_REMOVED"),
                row.getLong("vm_id"),
                row.getLong("owner_id"),
                row.getLong("previous_owner_id"),
                row.getString("status"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The position of the latest entry of any kind. */
    static long head(DatabaseServer database) {
        return database.query("select max(position) as head from change_log", row -> row.getLong("head"))
                .getFirst();
    }

    /** Whether this owner is to be shown the VM. */
    boolean updates(long viewer) {
        return !isRemoval && isOf(viewer);
    }

    /** Whether the VM is gone for this owner. */
    boolean removes(long viewer) {
        return isRemoval ? isOf(viewer) : viewer != EVERYTHING && previousOwner == viewer;
    }

    private boolean isOf(long viewer) {
        return viewer == EVERYTHING || owner == viewer;
    }
}

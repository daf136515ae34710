package dev.limen.adapters.persistence.process;

import dev.limen.adapters.persistence.DirectConnection;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The presence of this process: an advisory lock with its number, by which other processes see that it is there. It is
 * held by a connection, and the server lets go of it when the connection ends.
 */
@Singleton
public final class ProcessPresence {

    /** The first number of the lock, which is "LIMP" in ASCII; the second is that of the process. */
    static final int LOCK_CLASS = 0x4C494D50;

    /** The locks of all processes on this database, in SQL; {@code objid} is the number of the process. */
    static final String HELD = "from pg_locks where locktype = 'advisory' and classid = " + LOCK_CLASS + """
             and objsubid = 2 and granted
            and database = (select oid from pg_database where datname = current_database())
            """;

    private final AgroalDataSource dataSource;
    private volatile boolean held;
    private @Nullable Integer process;

    ProcessPresence(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The number of this process, which the server gives out once. */
    synchronized int process() throws SQLException {
        if (process == null) {
            try (Connection connection = DirectConnection.open(dataSource);
                    Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery("select nextval('process_id')")) {
                answer.next();
                process = answer.getInt(1);
            }
        }
        return process;
    }

    /** Whether others see this process, as far as it knows. */
    boolean isHeld() {
        return held;
    }

    /** From now on the connection shows that this process is there, until {@link #lost}. */
    public void hold(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet lock =
                        statement.executeQuery("select pg_try_advisory_lock(" + LOCK_CLASS + ", " + process() + ")")) {
            lock.next();
            held = lock.getBoolean(1);
        }
        if (!held) {
            endForerunner(connection);
            throw new SQLException("the server still held the connection before this one");
        }
    }

    /** The server may not learn for hours that a connection was cut; only this process ever holds this lock. */
    private void endForerunner(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) " + HELD + " and objid = " + process());
        }
    }

    /** The connection has ended. */
    public void lost() {
        held = false;
    }
}

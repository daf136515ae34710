package dev.limen.adapters.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Whether a server takes writes. A standby answers and reads, and so does a server that was made read-only; after a
 * failover connections may lead to one.
 */
public final class Writability {

    /** What a server answers, as SQLSTATE, to a write that it does not take. */
    static final String READ_ONLY = "25006";

    private Writability() {}

    public static boolean isWritable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("show transaction_read_only")) {
            return answer.next() && answer.getString(1).equals("off");
        }
    }

    /** Refuses a connection to a server that does not take writes, as the server itself would refuse a write. */
    public static void require(Connection connection) throws SQLException {
        if (!isWritable(connection)) {
            throw new SQLException("the server is read-only", READ_ONLY);
        }
    }
}

package dev.limen.bootstrap.database;

import dev.limen.adapters.persistence.Statements;
import dev.limen.adapters.persistence.Writability;
import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.StartupRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Tries the database before LIMEN relies on it, because what is wrong with it would drown in a stack trace later. */
public final class DatabaseCheck {

    private static final String CONNECT_TIMEOUT_SECONDS = "5";
    private static final int MIN_VERSION = 15;
    private static final int VERSION_FACTOR = 10_000;

    private DatabaseCheck() {}

    /**
     * Connects, looks around, writes nothing, and disconnects.
     *
     * @throws StartupRefused.NotYet when the database may be there later
     * @throws StartupRefused naming the setting to look at
     */
    public static void run(String url, DatabaseConfig.Database database) {
        requireUrl(url);
        try (Connection connection = connect(url, database)) {
            look(connection);
            if (isPooledByTransaction(connection, url, database)) {
                throw new StartupRefused("A pooler in front of the database of LIMEN_DATABASE_URL gives a"
                        + " connection another server with every transaction: let it pool sessions (PgBouncer:"
                        + " pool_mode = session).");
            }
        } catch (SQLException e) {
            throw refusal(e, url, database);
        }
    }

    private static void requireUrl(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException unknown) {
            throw new StartupRefused("LIMEN_DATABASE_URL cannot be used, because it is not a JDBC URL of"
                    + " PostgreSQL: write it as jdbc:postgresql://host:5432/database.");
        }
    }

    private static Connection connect(String url, DatabaseConfig.Database database) throws SQLException {
        Properties properties = new Properties();
        database.username().ifPresent(user -> properties.setProperty("user", user));
        database.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("hostRecheckSeconds", "0");
        return DriverManager.getConnection(url, properties);
    }

    private static void look(Connection connection) throws SQLException {
        int version = Integer.parseInt(read(connection, "show server_version_num"));
        if (version / VERSION_FACTOR < MIN_VERSION) {
            throw new StartupRefused("The database of LIMEN_DATABASE_URL is PostgreSQL " + version / VERSION_FACTOR
                    + ": LIMEN needs version 15 or newer.");
        }
        String encoding = read(connection, "show server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new StartupRefused("The database of LIMEN_DATABASE_URL keeps text as " + encoding
                    + ", which cannot hold names in every script: create one with ENCODING 'UTF8'.");
        }
        if (read(connection, "select coalesce(current_schema(), '')").isEmpty()) {
            throw new StartupRefused("The database of LIMEN_DATABASE_URL has no schema that LIMEN's user may use:"
                    + " GRANT ALL ON SCHEMA public to it, or correct its search_path.");
        }
        if (!Writability.isWritable(connection)) {
            throw new StartupRefused.NotYet(
                    "The database of LIMEN_DATABASE_URL is read-only: name the primary server, or"
                            + " see why default_transaction_read_only is on.");
        }
    }

    /** A pooler that does so hands what the first connection has just given back to the second one. */
    private static boolean isPooledByTransaction(Connection first, String url, DatabaseConfig.Database database)
            throws SQLException {
        String backend = read(first, "select pg_backend_pid()");
        try (Connection second = connect(url, database)) {
            second.setAutoCommit(false);
            return read(second, "select pg_backend_pid()").equals(backend);
        }
    }

    private static String read(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static StartupRefused refusal(SQLException e, String url, DatabaseConfig.Database database) {
        String message = Statements.firstLine(e).replace(url, "the URL");
        if (Stream.iterate(e, Objects::nonNull, Throwable::getCause).anyMatch(SSLException.class::isInstance)) {
            return new StartupRefused("The database of LIMEN_DATABASE_URL cannot be trusted or does not speak"
                    + " TLS as the URL wants it: see sslmode and sslrootcert in it. The attempt ended with: "
                    + message);
        }
        return switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
            case "28P01", "28000" -> new StartupRefused(noEntry(message, database));
            case "08004" ->
                new StartupRefused(
                        database.password().isEmpty()
                                ? noEntry(message, database)
                                : "The database of LIMEN_DATABASE_URL cannot be used as the URL wants it: see its"
                                        + " parameters. The attempt ended with: " + message);
            case "3D000" ->
                new StartupRefused("There is no database as LIMEN_DATABASE_URL names it: create it, or correct"
                        + " the URL. The server says: " + message);
            case "42501" ->
                new StartupRefused("LIMEN_DATABASE_USERNAME may not use the database of LIMEN_DATABASE_URL: GRANT"
                        + " CONNECT ON DATABASE to it. The server says: " + message);
            case "08P01" -> poolerRefusal(message);
            default -> new StartupRefused.NotYet(away(database) + " The attempt ended with: " + message);
        };
    }

    private static String noEntry(String message, DatabaseConfig.Database database) {
        return database.password().isPresent()
                ? "The database refuses LIMEN_DATABASE_USERNAME with LIMEN_DATABASE_PASSWORD: set both as the database"
                        + " knows them. It says: " + message
                : "The database wants a password and LIMEN_DATABASE_PASSWORD is missing: set it, or"
                        + " LIMEN_DATABASE_PASSWORD_FILE. It says: " + message;
    }

    /** PgBouncer says everything with this state, also that its own server is away. Its messages are English. */
    private static StartupRefused poolerRefusal(String message) {
        if (message.contains("unsupported startup parameter")) {
            return new StartupRefused("The pooler of LIMEN_DATABASE_URL refuses what every JDBC driver sends: set"
                    + " ignore_startup_parameters = extra_float_digits in pgbouncer.ini. It says: " + message);
        }
        if (message.contains("no such database") || message.contains("no such user") || message.contains("auth")) {
            return new StartupRefused("The pooler of LIMEN_DATABASE_URL does not let LIMEN in: set user, password"
                    + " and database as it knows them. It says: " + message);
        }
        return new StartupRefused.NotYet(
                "The pooler of LIMEN_DATABASE_URL has no server for LIMEN: see its log. It says: " + message);
    }

    private static String away(DatabaseConfig.Database database) {
        return database.embedded()
                ? "LIMEN's own PostgreSQL does not answer: see postgres.log in the data directory."
                : "The database of LIMEN_DATABASE_URL cannot be used: see that it runs and can be reached from here.";
    }
}

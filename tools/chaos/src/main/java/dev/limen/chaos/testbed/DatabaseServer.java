package dev.limen.chaos.testbed;

import dev.limen.bootstrap.database.EmbeddedDatabase;
import dev.limen.client.Polling;
import dev.limen.client.host.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL that comes back by itself some seconds after it was killed, and its rows in plain SQL. */
public final class DatabaseServer implements AutoCloseable {

    private static final Duration RESTART_TIMEOUT = Duration.ofSeconds(60);

    private final Path directory;
    private final EmbeddedDatabase server;

    public DatabaseServer(Path directory) {
        this.directory = directory;
        this.server = EmbeddedDatabase.start(directory);
    }

    public Map<String, String> environment() {
        return Map.of(
                "LIMEN_DATABASE_URL",
                server.access().jdbcUrl(),
                "LIMEN_DATABASE_USERNAME",
                "postgres",
                "LIMEN_DATABASE_PASSWORD",
                password());
    }

    public String password() {
        return server.access().password();
    }

    /**
     * An immediate stop: every connection is cut, nothing is written any more, and the next start has to recover. Returns
     * when the server is gone; by then the next one may be there.
     */
    public void kill() {
        String pid = pid();
        Command.signal("QUIT", Long.parseLong(pid));
        Polling.await(RESTART_TIMEOUT, () -> !pid().equals(pid));
    }

    /** Of the server that runs; empty when there is none. */
    private String pid() {
        try (Stream<String> lines = Files.lines(directory.resolve("postgres/postmaster.pid"))) {
            return lines.findFirst().orElse("");
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitBack() {
        if (!Polling.await(RESTART_TIMEOUT, this::answers)) {
            throw new IllegalStateException("PostgreSQL did not come back");
        }
    }

    public boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException away) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.access().jdbcUrl(), "postgres", password());
    }

    /** Makes something of every row. */
    @FunctionalInterface
    public interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    public <T> List<T> query(String sql, Mapping<T> mapping) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(mapping.of(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

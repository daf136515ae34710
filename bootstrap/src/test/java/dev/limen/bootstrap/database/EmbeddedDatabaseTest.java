package dev.limen.bootstrap.database;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.bootstrap.PostgresResource;
import dev.limen.bootstrap.config.StartupRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("external")
class EmbeddedDatabaseTest {

    private final Path directory;

    EmbeddedDatabaseTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void keeps_its_data_between_runs() throws IOException, SQLException {
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory);
                Statement statement =
                        connect(postgres, postgres.access().password()).createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory);
                Statement statement =
                        connect(postgres, postgres.access().password()).createStatement();
                ResultSet rows = statement.executeQuery("SELECT answer FROM kept")) {
            assertTrue(rows.next());
            assertEquals(42, rows.getInt(1));
        }
    }

    @Test
    void is_found_by_others_while_it_runs() throws IOException, SQLException {
        assertFalse(EmbeddedDatabase.isIn(directory));
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory)) {
            assertEquals(postgres.access(), EmbeddedDatabase.running(directory).orElseThrow());
        }

        assertTrue(EmbeddedDatabase.isIn(directory));
        assertTrue(EmbeddedDatabase.running(directory).isEmpty());
    }

    @Test
    void lets_nobody_in_without_the_password() throws IOException {
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory)) {
            assertThrows(SQLException.class, () -> connect(postgres, "guessed").close());
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("postgres-password"))));
        }
    }

    /** Where programs are unpacked everybody may write, so nobody else must get there. */
    @Test
    void runs_no_program_that_somebody_else_could_have_replaced() throws IOException {
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory)) {
            Path programs = directory.resolve("postgres-programs");
            assertTrue(postgres.access().jdbcUrl().startsWith("jdbc:postgresql:"));
            assertTrue(Files.isDirectory(programs.resolve("unpacked")));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(programs)));
        }
    }

    /** Triggers and functions are in a library of the server's, which every connection loads for itself. */
    @Test
    void keeps_its_programs_when_another_server_of_the_process_is_removed() throws IOException, SQLException {
        Path other = directory.resolve("other");
        EmbeddedDatabase removed = EmbeddedDatabase.start(other);
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory.resolve("own"))) {
            removed.close();
            PostgresResource.deleteAll(other);

            try (Connection connection = connect(postgres, postgres.access().password());
                    Statement statement = connection.createStatement()) {
                statement.execute("DO $$ BEGIN END $$");
            }
        }
    }

    @Test
    void loses_nothing_that_was_committed_when_the_power_fails() throws IOException, SQLException {
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory);
                Statement statement =
                        connect(postgres, postgres.access().password()).createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_setting('fsync')")) {
            assertTrue(rows.next());
            assertEquals("on", rows.getString(1));
        }
    }

    @Test
    void moves_when_another_program_has_taken_its_port() throws IOException, SQLException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(directory.resolve("postgres-port"), Integer.toString(taken.getLocalPort()));
            try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory);
                    Connection connection = connect(postgres, postgres.access().password())) {
                assertTrue(connection.isValid(1));
            }
        }
    }

    /** As a power cut leaves it: the server is gone, and its file names whatever has got its number since. */
    @ParameterizedTest
    @ValueSource(strings = {"this process", "", "?"})
    void starts_although_its_pid_file_was_left_over(String left) throws IOException, SQLException {
        EmbeddedDatabase.start(directory).close();
        String pid = left.replace(
                "this process", Long.toString(ProcessHandle.current().pid()));
        Files.writeString(directory.resolve("postgres/postmaster.pid"), pid + "\n");
        assertTrue(EmbeddedDatabase.running(directory).isEmpty());

        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory);
                Connection connection = connect(postgres, postgres.access().password())) {
            assertTrue(connection.isValid(1));
        }
    }

    @Test
    void moves_when_its_port_was_taken_while_its_pid_file_was_left_over() throws IOException, SQLException {
        EmbeddedDatabase.start(directory).close();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(directory.resolve("postgres-port"), Integer.toString(taken.getLocalPort()));
            Files.writeString(directory.resolve("postgres/postmaster.pid"), "");
            try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory);
                    Connection connection = connect(postgres, postgres.access().password())) {
                assertTrue(connection.isValid(1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres-password", "postgres-port"})
    void starts_although_a_power_cut_has_emptied_one_of_its_files(String file) throws IOException, SQLException {
        EmbeddedDatabase.start(directory).close();
        Files.writeString(directory.resolve(file), "");

        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory);
                Connection connection = connect(postgres, postgres.access().password())) {
            assertTrue(connection.isValid(1));
            assertThrows(SQLException.class, () -> connect(postgres, "guessed").close());
        }
    }

    @Test
    void says_in_one_sentence_why_it_cannot_start() throws IOException {
        EmbeddedDatabase.start(directory).close();
        Files.delete(directory.resolve("postgres/global/pg_control"));

        StartupRefused refused = assertThrows(StartupRefused.class, () -> EmbeddedDatabase.launch(directory));

        assertTrue(refused.toString().contains("could not find the database system"), refused.toString());
        assertTrue(refused.toString().contains(directory.toString()), refused.toString());
    }

    @Test
    void comes_back_with_its_data_when_it_was_killed() throws IOException, SQLException {
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory)) {
            try (Statement statement =
                    connect(postgres, postgres.access().password()).createStatement()) {
                statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
            }
            kill();

            eventually("the table is there again", () -> isKept(postgres));
        }
    }

    @Test
    void comes_back_when_it_could_not_start_at_first() throws IOException, SQLException {
        Path control = directory.resolve("postgres/global/pg_control");
        Path away = directory.resolve("pg_control");
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory)) {
            try (Statement statement =
                    connect(postgres, postgres.access().password()).createStatement()) {
                statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
            }
            kill();
            Files.move(control, away);
            eventually("a start has failed", () -> hasLogged("could not find the database system"));
            Files.move(away, control);

            eventually("the table is there again", () -> isKept(postgres));
        }
        assertTrue(EmbeddedDatabase.running(directory).isEmpty());
    }

    private boolean hasLogged(String words) {
        try {
            return Files.readString(directory.resolve("postgres.log")).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(directory.resolve("postgres/postmaster.pid")).getFirst());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static boolean isKept(EmbeddedDatabase postgres) {
        try (Statement statement =
                        connect(postgres, postgres.access().password()).createStatement();
                ResultSet rows = statement.executeQuery("SELECT answer FROM kept")) {
            return rows.next();
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static Connection connect(EmbeddedDatabase postgres, String password) throws SQLException {
        return DriverManager.getConnection(postgres.access().jdbcUrl(), "postgres", password);
    }
}

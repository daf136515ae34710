package dev.limen.bootstrap.database;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.Settings;
import dev.limen.bootstrap.config.StartupRefused;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("external")
class DatabaseCheckTest {

    private static @Nullable EmbeddedDatabase postgres;

    @BeforeAll
    static void start(@TempDir Path directory) {
        postgres = EmbeddedDatabase.start(directory);
    }

    @AfterAll
    static void stop() throws IOException {
        server().close();
    }

    private static EmbeddedDatabase server() {
        return Objects.requireNonNull(postgres);
    }

    private static void knock(String url, @Nullable String password) {
        Map<String, String> settings = new HashMap<>(Map.of("limen.database.username", "postgres"));
        if (password != null) {
            settings.put("limen.database.password", password);
        }
        DatabaseConfig config = Settings.read(
                        new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(settings, "settings", 100)))
                .getConfigMapping(DatabaseConfig.class);
        DatabaseCheck.run(url, config.database());
    }

    private static String refusal(String url, @Nullable String password) {
        return assertThrows(StartupRefused.class, () -> knock(url, password)).toString();
    }

    @Test
    void who_knows_the_password_gets_in() {
        assertDoesNotThrow(
                () -> knock(server().access().jdbcUrl(), server().access().password()));
    }

    @Test
    void that_the_password_is_missing_is_told_from_that_it_is_wrong() {
        String missing = refusal(server().access().jdbcUrl(), null);
        String wrong = refusal(server().access().jdbcUrl(), "guessed");

        assertTrue(missing.contains("LIMEN_DATABASE_PASSWORD is missing"), missing);
        assertTrue(wrong.contains("refuses LIMEN_DATABASE_USERNAME with LIMEN_DATABASE_PASSWORD"), wrong);
        assertFalse(wrong.contains("guessed"), wrong);
    }

    @Test
    void a_database_that_is_not_there_is_told_from_a_server_that_is_not() {
        String url = server().access().jdbcUrl();

        assertTrue(refusal(url + "x", server().access().password()).contains("There is no database"));
        assertTrue(refusal("jdbc:postgresql://127.0.0.1:1/limen", "x").contains("LIMEN_DATABASE_URL cannot be used"));
    }

    /** Says why at once, as a server or a pooler does that does not take this connection. */
    private static StartupRefused refusalBy(String state, String words) throws IOException {
        byte[] fields = ("SFATAL\0C" + state + "\0M" + words + "\0\0").getBytes(StandardCharsets.UTF_8);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket client = server.accept();
                        DataOutputStream answer = new DataOutputStream(client.getOutputStream())) {
                    if (client.getInputStream().read(new byte[1024]) > 0) {
                        answer.writeByte('E');
                        answer.writeInt(fields.length + 4);
                        answer.write(fields);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            String url = "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/limen?sslmode=disable";
            return assertThrows(StartupRefused.class, () -> knock(url, "x"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "57P03, the database system is not yet accepting connections",
        "57P03, the database system is starting up",
        "53300, 'sorry, too many clients already'",
        "57P01, terminating connection due to administrator command",
        "08P01, server login has been failing",
    })
    void a_database_that_still_recovers_is_worth_waiting_for(String state, String words) throws IOException {
        assertInstanceOf(StartupRefused.NotYet.class, refusalBy(state, words));
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, password authentication failed, LIMEN_DATABASE_PASSWORD",
        "28000, no pg_hba.conf entry, LIMEN_DATABASE_USERNAME",
        "3D000, database does not exist, There is no database",
        "42501, permission denied for database, GRANT CONNECT",
        "08P01, unsupported startup parameter: extra_float_digits, ignore_startup_parameters",
        "08P01, no such database: limen, The pooler",
    })
    void what_is_wrong_for_good_is_not_waited_for(String state, String words, String told) throws IOException {
        StartupRefused refusal = refusalBy(state, words);

        assertFalse(refusal instanceof StartupRefused.NotYet, refusal.toString());
        assertTrue(refusal.toString().contains(told), refusal.toString());
    }

    @Test
    void a_database_that_cannot_hold_every_script_is_refused() throws SQLException {
        execute("create database latin encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'");

        String refusal = refusal(
                server().access().jdbcUrl().replaceFirst("/postgres$", "/latin"),
                server().access().password());

        assertTrue(refusal.contains("LATIN1"), refusal);
    }

    @Test
    void a_read_only_server_may_become_the_primary() throws SQLException {
        execute("create database standby");
        execute("alter database standby set default_transaction_read_only = on");

        assertThrows(
                StartupRefused.NotYet.class,
                () -> knock(
                        server().access().jdbcUrl().replaceFirst("/postgres$", "/standby"),
                        server().access().password()));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        server().access().jdbcUrl(),
                        "postgres",
                        server().access().password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_url_that_is_none_is_not_repeated_because_it_may_hold_a_password() {
        String refusal = refusal("jdbc:postgresql:// ?password=s3cr3t", "x");

        assertTrue(refusal.contains("LIMEN_DATABASE_URL"), refusal);
        assertFalse(refusal.contains("s3cr3t"), refusal);
    }
}

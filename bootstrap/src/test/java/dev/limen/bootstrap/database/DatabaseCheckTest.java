package dev.limen.bootstrap.database;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.Settings;
import dev.limen.bootstrap.config.StartupRefused;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void a_url_that_is_none_is_not_repeated_because_it_may_hold_a_password() {
        String refusal = refusal("jdbc:postgresql:// ?password=s3cr3t", "x");

        assertTrue(refusal.contains("LIMEN_DATABASE_URL"), refusal);
        assertFalse(refusal.contains("s3cr3t"), refusal);
    }
}

package dev.limen.bootstrap.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.Settings;
import dev.limen.bootstrap.config.StartupRefused;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {

    private static final String SECRET = "Kq7vZ2mXw9RtB4nLc6HyJ8sDf3GpVa5e";

    private final Path directory;
    private final Path file;

    SecretFilesTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("held");
    }

    private static SmallRyeConfig read(ConfigSource settings) {
        return Settings.read(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(settings)
                .withSources(new SecretFiles()));
    }

    private static SmallRyeConfig environment(String name, String value) {
        return read(new EnvConfigSource(Map.of(name, value), 300));
    }

    private static String refusal(Map<String, String> environment) {
        return assertThrows(StartupRefused.class, () -> read(new EnvConfigSource(environment, 300)))
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void a_secret_is_what_its_file_holds_without_the_end_of_the_line(String end) throws IOException {
        Files.writeString(file, SECRET + end);

        SmallRyeConfig config = environment("LIMEN_JWT_SECRET_FILE", file.toString());

        assertEquals(
                SECRET,
                config.getConfigMapping(AccountsConfig.class).jwtSecret().orElseThrow());
    }

    @Test
    void every_secret_can_stand_in_a_file() throws IOException {
        Files.writeString(file, SECRET);

        SmallRyeConfig config = read(new EnvConfigSource(
                Map.of(
                        "LIMEN_JWT_SECRET_PREVIOUS_FILE", file.toString(),
                        "LIMEN_DATABASE_PASSWORD_FILE", file.toString(),
                        "LIMEN_ADMIN_PASSWORD_FILE", file.toString()),
                300));

        AccountsConfig accounts = config.getConfigMapping(AccountsConfig.class);
        assertEquals(SECRET, accounts.jwtSecretPrevious().orElseThrow());
        assertEquals(SECRET, accounts.firstAdmin().password().orElseThrow());
        assertEquals(
                SECRET,
                config.getConfigMapping(DatabaseConfig.class)
                        .database()
                        .password()
                        .orElseThrow());
    }

    @Test
    void the_setting_works_as_a_system_property_too() throws IOException {
        Files.writeString(file, SECRET);

        SmallRyeConfig config = read(new PropertiesConfigSource(
                Map.of("limen.database.password-file", file.toString()), "system properties", 400));

        assertEquals(SECRET, config.getValue("limen.database.password", String.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "a$$b", "${limen.data-dir}", "a\\b", "${", " a ", "ключ"})
    void every_character_counts_as_it_stands(String secret) throws IOException {
        Files.writeString(file, secret);

        SmallRyeConfig config = Settings.read(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(Map.of("LIMEN_DATABASE_PASSWORD_FILE", file.toString()), 300))
                .withSources(new PropertiesConfigSource(
                        Map.of("quarkus.datasource.password", "${limen.database.password:}"), "application", 250))
                .withSources(new SecretFiles()));

        assertEquals(secret, config.getValue("limen.database.password", String.class));
        assertEquals(secret, config.getValue("quarkus.datasource.password", String.class));
    }

    @Test
    void a_secret_that_is_set_twice_is_refused() throws IOException {
        Files.writeString(file, SECRET);

        String refusal = refusal(Map.of("LIMEN_JWT_SECRET_FILE", file.toString(), "LIMEN_JWT_SECRET", "another"));

        assertTrue(refusal.contains("LIMEN_JWT_SECRET and LIMEN_JWT_SECRET_FILE"), refusal);
        assertFalse(refusal.contains("another"), refusal);
    }

    @Test
    void a_file_without_a_secret_is_refused_and_what_was_set_is_not_repeated() throws IOException {
        Files.writeString(file, "\n");

        String refusal = refusal(Map.of(
                "LIMEN_JWT_SECRET_FILE", SECRET,
                "LIMEN_DATABASE_PASSWORD_FILE", file.toString(),
                "LIMEN_ADMIN_PASSWORD_FILE", directory.toString()));

        assertTrue(refusal.contains("LIMEN_JWT_SECRET_FILE names a file that does not exist"), refusal);
        assertTrue(refusal.contains("LIMEN_DATABASE_PASSWORD_FILE names a file that is empty"), refusal);
        assertTrue(refusal.contains("LIMEN_ADMIN_PASSWORD_FILE names a file that cannot be read"), refusal);
        assertFalse(refusal.contains(SECRET), refusal);
    }

    @Test
    void what_no_setting_can_hold_is_refused() throws IOException {
        Files.writeString(file, SECRET + "\\${x}");

        String refusal = refusal(Map.of("LIMEN_JWT_SECRET_FILE", file.toString()));

        assertTrue(refusal.contains("LIMEN_JWT_SECRET_FILE names a file with a backslash"), refusal);
        assertFalse(refusal.contains(SECRET), refusal);
    }

    @Test
    void a_file_that_everybody_can_read_is_noticed() throws IOException {
        Files.writeString(file, SECRET);
        SmallRyeConfig config = environment("LIMEN_JWT_SECRET_FILE", file.toString());

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(List.of(), SecretFiles.openToOthers(config));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(List.of("LIMEN_JWT_SECRET_FILE"), SecretFiles.openToOthers(config));
    }
}

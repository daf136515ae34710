package dev.limen.bootstrap.startup;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.bootstrap.config.Settings;
import dev.limen.bootstrap.config.StartupRefused;
import dev.limen.bootstrap.secrets.RandomSecrets;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    private static final String SECRET = "Kq7vZ2mXw9RtB4nLc6HyJ8sDf3GpVa5e";

    private static final Map<String, String> ENOUGH_FOR_PRODUCTION =
            Map.of("limen.database.url", "jdbc:postgresql://localhost/limen", "limen.jwt-secret", SECRET);

    @Test
    void development_needs_no_settings() {
        assertDoesNotThrow(() -> check("dev", Map.of()));
    }

    @Test
    void production_needs_a_database_and_a_secret() {
        assertDoesNotThrow(() -> check("prod", ENOUGH_FOR_PRODUCTION));

        StartupRefused refused = assertThrows(StartupRefused.class, () -> check("prod", Map.of()));

        assertTrue(refused.toString().contains("LIMEN_DATABASE_URL"), refused.toString());
        assertTrue(refused.toString().contains("LIMEN_JWT_SECRET"), refused.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "limen.database.url, jdbc:mysql://localhost/limen, LIMEN_DATABASE_URL",
        "limen.jwt-secret, too short, LIMEN_JWT_SECRET",
        "limen.jwt-secret, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, LIMEN_JWT_SECRET",
        "limen.jwt-secret, x7Kq2vTzx7Kq2vTzx7Kq2vTzx7Kq2vTz, LIMEN_JWT_SECRET",
        "limen.jwt-secret, ChangeMe-in-production-9fK2mQ7xZr, LIMEN_JWT_SECRET",
        "limen.jwt-secret, a secret that is for tests only and long enough, LIMEN_JWT_SECRET",
        "limen.jwt-secret, a secret that is only ever used for chaos, LIMEN_JWT_SECRET",
        "limen.jwt-secret-previous, too short, LIMEN_JWT_SECRET_PREVIOUS",
        "limen.jwt-secret-previous, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, LIMEN_JWT_SECRET_PREVIOUS",
        "limen.jwt-secret-previous, Kq7vZ2mXw9RtB4nLc6HyJ8sDf3GpVa5e, LIMEN_JWT_SECRET_PREVIOUS",
        "limen.admin.password, hunter2, LIMEN_ADMIN_PASSWORD",
        "limen.admin.password, Password-1234, LIMEN_ADMIN_PASSWORD",
        "limen.admin.password, correct horse battery, LIMEN_ADMIN_PASSWORD",
        "limen.admin.password, adminadminadmin, LIMEN_ADMIN_PASSWORD",
        "limen.admin.username, no spaces, LIMEN_ADMIN_USERNAME",
        "limen.access-token-lifetime, 0s, LIMEN_ACCESS_TOKEN_LIFETIME",
        "limen.refresh-token-lifetime, 0s, LIMEN_REFRESH_TOKEN_LIFETIME",
        "limen.startup-timeout, -1s, LIMEN_STARTUP_TIMEOUT",
        "limen.log-level, LOUD, LIMEN_LOG_LEVEL",
        "limen.max-cpu, 0, LIMEN_MAX_CPU",
        "limen.max-cpu, many, LIMEN_MAX_CPU",
        "limen.stop-grace, a while, LIMEN_STOP_GRACE",
        "limen.hypervisor, xen, LIMEN_HYPERVISOR",
        "limen.acceleration, warp, LIMEN_ACCELERATION",
        "limen.max-memory, 255, LIMEN_MAX_MEMORY",
        "limen.max-disk, 0, LIMEN_MAX_DISK",
        "limen.max-ssh-keys-per-user, 0, LIMEN_MAX_SSH_KEYS_PER_USER",
        "limen.max-ssh-keys-per-user, 101, LIMEN_MAX_SSH_KEYS_PER_USER",
        "limen.default-disk, 4096, LIMEN_DEFAULT_DISK",
        "limen.cpu-overcommit, 0, LIMEN_CPU_OVERCOMMIT",
        "limen.memory-overcommit, -1, LIMEN_MEMORY_OVERCOMMIT",
        "limen.reconcile-interval, 0s, LIMEN_RECONCILE_INTERVAL",
        "limen.operation-deadline, 1m, LIMEN_OPERATION_DEADLINE",
        "limen.missing-grace, -1s, LIMEN_MISSING_GRACE",
        "limen.audit-retention, 29d, LIMEN_AUDIT_RETENTION",
        "limen.change-log.retention, 0s, LIMEN_CHANGE_LOG_RETENTION",
        "limen.change-log.max-entries, 0, LIMEN_CHANGE_LOG_MAX_ENTRIES",
        "limen.max-image-size, 0, LIMEN_MAX_IMAGE_SIZE",
        "limen.image-library-size, 0, LIMEN_IMAGE_LIBRARY_SIZE",
        "limen.max-image-transfers, 0, LIMEN_MAX_IMAGE_TRANSFERS",
        "limen.image-min-rate, 0, LIMEN_IMAGE_MIN_RATE",
        "limen.image-import-timeout, 0s, LIMEN_IMAGE_IMPORT_TIMEOUT",
        "limen.image-hosts, https://images.example.org, LIMEN_IMAGE_HOSTS",
        "limen.image-hosts, 10.0.0.1, LIMEN_IMAGE_HOSTS",
        "limen.image-catalogue, /not/there.json, LIMEN_IMAGE_CATALOGUE",
        "limen.image-roots, isos, LIMEN_IMAGE_ROOTS",
        "limen.os-images, debian-12.qcow2, LIMEN_OS_IMAGES",
        "limen.os-images, plan9=plan9.qcow2, LIMEN_OS_IMAGES",
        "limen.os-images, debian=../debian.qcow2, LIMEN_OS_IMAGES",
        "limen.simulator.cores, 0, LIMEN_SIMULATOR_CORES",
        "limen.host, 192.0.2.7, LIMEN_HOST",
        "limen.host, 127.0.0.1:8080, LIMEN_HOST",
        "limen.header-timeout, 0s, LIMEN_HEADER_TIMEOUT",
        "limen.body-timeout, 0s, LIMEN_BODY_TIMEOUT",
        "limen.max-connections, 0, LIMEN_MAX_CONNECTIONS",
        "limen.max-sockets-per-user, 0, LIMEN_MAX_SOCKETS_PER_USER",
        "limen.tls.check-interval, 0s, LIMEN_TLS_CHECK_INTERVAL",
        "limen.tls.certificate, /some/file, LIMEN_TLS_KEY is missing",
        "limen.tls.key, /some/file, LIMEN_TLS_CERTIFICATE is missing",
        "limen.cors-origins, *, LIMEN_CORS_ORIGINS",
        "limen.cors-origins, http://localhost:3000/, LIMEN_CORS_ORIGINS",
        "limen.trusted-proxies, proxy.example, LIMEN_TRUSTED_PROXIES",
        "limen.trusted-proxies, 10.0.0.0/33, LIMEN_TRUSTED_PROXIES",
        "limen.trusted-proxies, '::1,10.0.0.0/', LIMEN_TRUSTED_PROXIES",
        "limen.logins-per-address, 20, LIMEN_LOGINS_PER_ADDRESS",
        "limen.logins-per-account, 0/6s, LIMEN_LOGINS_PER_ACCOUNT",
        "limen.logins-per-account-and-address, 5/0s, LIMEN_LOGINS_PER_ACCOUNT_AND_ADDRESS",
        "limen.logins-of-strangers, many, LIMEN_LOGINS_OF_STRANGERS",
        "limen.registrations-per-address, 5/x, LIMEN_REGISTRATIONS_PER_ADDRESS",
    })
    void names_the_setting_that_is_wrong(String property, String value, String named) {
        Map<String, String> settings = new HashMap<>(ENOUGH_FOR_PRODUCTION);
        settings.put(property, value);

        StartupRefused refused = assertThrows(StartupRefused.class, () -> check("prod", settings));

        assertTrue(refused.toString().contains(named), refused.toString());
    }

    @Test
    void the_name_of_the_administrator_is_no_password() {
        Map<String, String> settings = new HashMap<>(ENOUGH_FOR_PRODUCTION);
        settings.put("limen.admin.username", "grace.b.hopper");
        settings.put("limen.admin.password", "Grace.B.Hopper");

        assertThrows(StartupRefused.class, () -> check("prod", settings));
    }

    @Test
    void secrets_as_they_are_made_are_good() {
        for (int i = 0; i < 1_000; i++) {
            Map<String, String> settings = new HashMap<>(ENOUGH_FOR_PRODUCTION);
            settings.put("limen.jwt-secret-previous", RandomSecrets.key());
            settings.put("limen.admin.password", RandomSecrets.password());

            assertDoesNotThrow(() -> check("prod", settings));
        }
    }

    @Test
    void in_development_a_weak_secret_will_do() {
        assertDoesNotThrow(() -> check(
                "dev",
                Map.of(
                        "limen.jwt-secret",
                        "a secret that is for tests only and long enough",
                        "limen.admin.password",
                        "x")));
    }

    @Test
    void what_is_refused_is_not_repeated() {
        Map<String, String> settings = new HashMap<>(ENOUGH_FOR_PRODUCTION);
        settings.put("limen.jwt-secret", "s3cr3t");
        settings.put("limen.admin.password", "hunter2");

        StartupRefused refused = assertThrows(StartupRefused.class, () -> check("prod", settings));

        assertFalse(refused.toString().contains("s3cr3t"));
        assertFalse(refused.toString().contains("hunter2"));
    }

    @Test
    void settings_do_not_show_themselves() {
        SmallRyeConfig config = Settings.read(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(ENOUGH_FOR_PRODUCTION, "settings", 100)));

        assertFalse(config.getConfigMapping(AccountsConfig.class).toString().contains(SECRET));
    }

    @Test
    void query_strings_stay_out_of_files_that_are_not_masked() {
        Map<String, String> settings = new HashMap<>(ENOUGH_FOR_PRODUCTION);
        settings.put("quarkus.http.access-log.log-to-file", "true");
        assertDoesNotThrow(() -> check("prod", settings));
        settings.put("quarkus.http.access-log.pattern", "combined");

        assertThrows(StartupRefused.class, () -> check("prod", settings));

        settings.remove("quarkus.http.access-log.log-to-file");
        assertDoesNotThrow(() -> check("prod", settings));
    }

    private static void check(String profile, Map<String, String> settings) {
        SmallRyeConfig config = Settings.read(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "settings", 100))
                .withProfile(profile));
        SettingsCheck.of(config).refuseBadOnes();
    }
}

package dev.limen.bootstrap.runtime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    private static final Map<String, String> ENOUGH_FOR_PRODUCTION = Map.of(
            "limen.database.url", "jdbc:postgresql://localhost/limen",
            "limen.jwt-secret", "0123456789abcdef0123456789abcdef");

    @Test
    void development_needs_no_settings() {
        assertDoesNotThrow(() -> check("dev", Map.of()));
    }

    @Test
    void production_needs_a_database_and_a_secret() {
        assertDoesNotThrow(() -> check("prod", ENOUGH_FOR_PRODUCTION));

        Preparation.Refused refused = assertThrows(Preparation.Refused.class, () -> check("prod", Map.of()));

        assertTrue(refused.toString().contains("LIMEN_DATABASE_URL"), refused.toString());
        assertTrue(refused.toString().contains("LIMEN_JWT_SECRET"), refused.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "limen.database.url, jdbc:mysql://localhost/limen, LIMEN_DATABASE_URL",
        "limen.jwt-secret, too short, LIMEN_JWT_SECRET",
        "limen.admin.password, hunter2, LIMEN_ADMIN_PASSWORD",
        "limen.admin.username, no spaces, LIMEN_ADMIN_USERNAME",
        "limen.access-token-lifetime, 0s, LIMEN_ACCESS_TOKEN_LIFETIME",
        "limen.refresh-token-lifetime, 0s, LIMEN_REFRESH_TOKEN_LIFETIME",
        "limen.max-cpu, 0, LIMEN_MAX_CPU",
        "limen.max-cpu, many, LIMEN_MAX_CPU",
        "limen.stop-grace, a while, LIMEN_STOP_GRACE",
        "limen.hypervisor, xen, LIMEN_HYPERVISOR",
        "limen.acceleration, warp, LIMEN_ACCELERATION",
        "limen.max-memory, 255, LIMEN_MAX_MEMORY",
        "limen.max-disk, 0, LIMEN_MAX_DISK",
        "limen.default-disk, 4096, LIMEN_DEFAULT_DISK",
        "limen.cpu-overcommit, 0, LIMEN_CPU_OVERCOMMIT",
        "limen.memory-overcommit, -1, LIMEN_MEMORY_OVERCOMMIT",
        "limen.reconcile-interval, 0s, LIMEN_RECONCILE_INTERVAL",
        "limen.operation-deadline, 1m, LIMEN_OPERATION_DEADLINE",
        "limen.missing-grace, -1s, LIMEN_MISSING_GRACE",
        "limen.simulator.cores, 0, LIMEN_SIMULATOR_CORES",
        "limen.header-timeout, 0s, LIMEN_HEADER_TIMEOUT",
        "limen.body-timeout, 0s, LIMEN_BODY_TIMEOUT",
        "limen.max-connections, 0, LIMEN_MAX_CONNECTIONS",
        "limen.max-sockets-per-user, 0, LIMEN_MAX_SOCKETS_PER_USER",
        "limen.tls.check-interval, 0s, LIMEN_TLS_CHECK_INTERVAL",
        "limen.tls.certificate, /some/file, LIMEN_TLS_KEY is missing",
        "limen.tls.key, /some/file, LIMEN_TLS_CERTIFICATE is missing",
        "limen.cors-origins, *, LIMEN_CORS_ORIGINS",
        "limen.cors-origins, http://localhost:3000/, LIMEN_CORS_ORIGINS",
    })
    void names_the_setting_that_is_wrong(String property, String value, String named) {
        Map<String, String> settings = new HashMap<>(ENOUGH_FOR_PRODUCTION);
        settings.put(property, value);

        Preparation.Refused refused = assertThrows(Preparation.Refused.class, () -> check("prod", settings));

        assertTrue(refused.toString().contains(named), refused.toString());
    }

    private static void check(String profile, Map<String, String> settings) {
        SmallRyeConfig config = SettingsCheck.read(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "settings", 100))
                .withProfile(profile));
        SettingsCheck.of(config).refuseBadOnes();
    }
}

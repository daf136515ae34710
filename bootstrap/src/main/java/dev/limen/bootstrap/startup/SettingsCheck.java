package dev.limen.bootstrap.startup;

import dev.limen.adapters.images.catalogue.CatalogueFile;
import dev.limen.adapters.images.source.AllowedHosts;
import dev.limen.adapters.rest.request.TrustedProxies;
import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.HttpConfig;
import dev.limen.bootstrap.config.HypervisorConfig;
import dev.limen.bootstrap.config.ImageConfig;
import dev.limen.bootstrap.config.LimitsConfig;
import dev.limen.bootstrap.config.ListenAddresses;
import dev.limen.bootstrap.config.OsImages;
import dev.limen.bootstrap.config.RetentionConfig;
import dev.limen.bootstrap.config.StartupRefused;
import dev.limen.bootstrap.secrets.WeakSecrets;
import dev.limen.bootstrap.tls.TlsFiles;
import dev.limen.domain.audit.AuditTrail;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds settings that LIMEN must not run with. Every finding is a sentence that names the setting. */
final class SettingsCheck {

    private static final int SECRET_BYTES = 32;
    private static final String MAKE_SECRET = "openssl rand -base64 48";
    private static final int PRODUCTION_PASSWORD_LENGTH = 12;
    private static final int MIN_MEMORY_MIB = 256;

    /** All of them have to fit into what a new guest reads. */
    private static final int MAX_SSH_KEYS = 100;

    private static final Duration MAX_CALL_TIME = Duration.ofMinutes(1);

    private static final Pattern SHOWS_SECRETS = Pattern.compile(
            "%r|%q|%\\{|\\b(common|combined|long)\\b|REQUEST_LINE|QUERY_STRING", Pattern.CASE_INSENSITIVE);

    private final List<String> findings = new ArrayList<>();

    private SettingsCheck() {}

    static SettingsCheck of(SmallRyeConfig config) {
        SettingsCheck check = new SettingsCheck();
        boolean production = config.getProfiles().contains("prod");
        check.database(config.getConfigMapping(DatabaseConfig.class), production);
        check.accounts(config.getConfigMapping(AccountsConfig.class), production);
        check.retention(config.getConfigMapping(RetentionConfig.class));
        check.limits(config.getConfigMapping(LimitsConfig.class));
        check.hypervisor(config.getConfigMapping(HypervisorConfig.class));
        check.images(config.getConfigMapping(ImageConfig.class));
        check.osImages(
                config.getConfigMapping(ImageConfig.class).osImages().orElse(List.of()),
                config.getConfigMapping(LimitsConfig.class).osTypes());
        check.http(config.getConfigMapping(HttpConfig.class));
        check.accessLog(config);
        return check;
    }

    void refuseBadOnes() {
        if (!findings.isEmpty()) {
            throw new StartupRefused(findings);
        }
    }

    private void database(DatabaseConfig config, boolean production) {
        require(
                !production || config.database().url().isPresent(),
                "LIMEN_DATABASE_URL is missing: production needs the JDBC URL of a PostgreSQL.");
        require(!config.startupTimeout().isNegative(), "LIMEN_STARTUP_TIMEOUT must not be negative.");
        config.database()
                .url()
                .ifPresent(url -> require(
                        url.startsWith("jdbc:postgresql:"), "LIMEN_DATABASE_URL must begin with jdbc:postgresql:."));
    }

    private void accounts(AccountsConfig config, boolean production) {
        require(
                !production || config.jwtSecret().isPresent(),
                "LIMEN_JWT_SECRET is missing: production needs a random secret of at least 32 bytes. Make one with: "
                        + MAKE_SECRET);
        config.jwtSecret().ifPresent(secret -> secret("LIMEN_JWT_SECRET", secret, production));
        config.jwtSecretPrevious().ifPresent(secret -> secret("LIMEN_JWT_SECRET_PREVIOUS", secret, production));
        require(
                config.jwtSecret().isEmpty() || !config.jwtSecret().equals(config.jwtSecretPrevious()),
                "LIMEN_JWT_SECRET and LIMEN_JWT_SECRET_PREVIOUS are the same: remove LIMEN_JWT_SECRET_PREVIOUS, or set a"
                        + " new LIMEN_JWT_SECRET.");
        positive("LIMEN_ACCESS_TOKEN_LIFETIME", config.accessTokenLifetime());
        positive("LIMEN_REFRESH_TOKEN_LIFETIME", config.refreshTokenLifetime());
        require(
                config.refreshTokenLifetime().compareTo(config.accessTokenLifetime()) >= 0,
                "LIMEN_REFRESH_TOKEN_LIFETIME must not be shorter than LIMEN_ACCESS_TOKEN_LIFETIME.");
        require(
                config.firstAdmin().username().matches("[A-Za-z0-9_.-]{3,32}"),
                "LIMEN_ADMIN_USERNAME must be 3 to 32 characters of A-Z, a-z, 0-9, '_', '.' and '-'.");
        config.firstAdmin()
                .password()
                .filter(password -> production)
                .ifPresent(password -> adminPassword(password, config));
    }

    private void secret(String setting, String secret, boolean production) {
        require(
                secret.getBytes(StandardCharsets.UTF_8).length >= SECRET_BYTES,
                setting + " must be at least 32 bytes long. Make one with: " + MAKE_SECRET);
        require(
                !production || !WeakSecrets.isWeak(secret),
                setting + " can be guessed: it repeats itself or has words that many use. Make one with: "
                        + MAKE_SECRET);
    }

    private void adminPassword(String password, AccountsConfig config) {
        String folded = password.toLowerCase(Locale.ROOT);
        require(
                password.length() >= PRODUCTION_PASSWORD_LENGTH,
                "LIMEN_ADMIN_PASSWORD must be at least 12 characters long in production: set a longer one.");
        require(
                !WeakSecrets.isWeak(password)
                        && !config.commonPasswords().contains(folded)
                        && !folded.equals(config.firstAdmin().username().toLowerCase(Locale.ROOT)),
                "LIMEN_ADMIN_PASSWORD can be guessed: it is a common password, the name of the administrator, or repeats"
                        + " itself. Set another one.");
    }

    private void retention(RetentionConfig config) {
        require(
                config.auditRetention().compareTo(AuditTrail.KEPT_AT_LEAST) >= 0,
                "LIMEN_AUDIT_RETENTION must be at least 30d.");
        positive("LIMEN_CHANGE_LOG_RETENTION", config.changeLogRetention());
        require(config.changeLogMaxEntries() >= 1, "LIMEN_CHANGE_LOG_MAX_ENTRIES must be at least 1.");
    }

    private void limits(LimitsConfig config) {
        require(config.maxCpu() >= 1, "LIMEN_MAX_CPU must be at least 1.");
        require(config.maxMemory() >= MIN_MEMORY_MIB, "LIMEN_MAX_MEMORY must be at least 256 (MiB).");
        require(config.maxDisk() >= 1, "LIMEN_MAX_DISK must be at least 1 (GiB).");
        require(
                config.defaultDisk() >= 1 && config.defaultDisk() <= config.maxDisk(),
                "LIMEN_DEFAULT_DISK must be from 1 to LIMEN_MAX_DISK (GiB).");
        require(!config.osTypes().isEmpty(), "LIMEN_OS_TYPES must name at least one operating system.");
        require(config.cpuOvercommit() > 0, "LIMEN_CPU_OVERCOMMIT must be above 0.");
        require(config.memoryOvercommit() > 0, "LIMEN_MEMORY_OVERCOMMIT must be above 0.");
        require(
                config.maxSshKeysPerUser() >= 1 && config.maxSshKeysPerUser() <= MAX_SSH_KEYS,
                "LIMEN_MAX_SSH_KEYS_PER_USER must be from 1 to " + MAX_SSH_KEYS + ".");
    }

    private void hypervisor(HypervisorConfig config) {
        require(!config.stopGrace().isNegative(), "LIMEN_STOP_GRACE must not be negative.");
        positive("LIMEN_RECONCILE_INTERVAL", config.reconcileInterval());
        require(
                config.operationDeadline().compareTo(config.stopGrace().plus(MAX_CALL_TIME)) > 0,
                "LIMEN_OPERATION_DEADLINE must be longer than LIMEN_STOP_GRACE and the minute that one call to the"
                        + " hypervisor may take.");
        require(!config.missingGrace().isNegative(), "LIMEN_MISSING_GRACE must not be negative.");
        require(!config.simulator().delay().isNegative(), "LIMEN_SIMULATOR_DELAY must not be negative.");
        require(config.simulator().cores() >= 1, "LIMEN_SIMULATOR_CORES must be at least 1.");
        require(config.simulator().memoryMib() >= 1, "LIMEN_SIMULATOR_MEMORY_MIB must be at least 1.");
    }

    private void images(ImageConfig config) {
        require(config.maxImageSize() >= 1, "LIMEN_MAX_IMAGE_SIZE must be at least 1 (MiB).");
        require(config.imageLibrarySize() >= 1, "LIMEN_IMAGE_LIBRARY_SIZE must be at least 1 (MiB).");
        require(config.maxImageTransfers() >= 1, "LIMEN_MAX_IMAGE_TRANSFERS must be at least 1.");
        require(config.imageMinRate() >= 1, "LIMEN_IMAGE_MIN_RATE must be at least 1 (byte a second).");
        positive("LIMEN_IMAGE_IMPORT_TIMEOUT", config.imageImportTimeout());
        for (String host : config.imageHosts().orElse(List.of())) {
            require(
                    isImageHost(host),
                    "LIMEN_IMAGE_HOSTS must list names of hosts like images.example.org, not '" + host + "'.");
        }
        config.imageCatalogue().ifPresent(this::catalogue);
        for (Path root : config.imageRoots().orElse(List.of())) {
            require(root.isAbsolute(), "LIMEN_IMAGE_ROOTS must list absolute paths, not '" + root + "'.");
        }
    }

    private void osImages(List<String> images, List<String> osTypes) {
        try {
            OsImages.of(images, osTypes);
        } catch (IllegalArgumentException wrong) {
            findings.add(
                    "LIMEN_OS_IMAGES must list names of images by keys of LIMEN_OS_TYPES, like debian=debian-12.qcow2,"
                            + " not '" + wrong.getMessage() + "'.");
        }
    }

    private void catalogue(Path file) {
        try {
            CatalogueFile.of(file);
        } catch (IllegalArgumentException wrong) {
            findings.add("LIMEN_IMAGE_CATALOGUE names a file that is no catalogue: " + wrong.getMessage() + ".");
        }
    }

    private static boolean isImageHost(String text) {
        try {
            AllowedHosts.of(List.of(text));
            return true;
        } catch (IllegalArgumentException noHost) {
            return false;
        }
    }

    private void http(HttpConfig config) {
        new ListenAddresses(config.host()).problem().ifPresent(findings::add);
        for (String origin : config.corsOrigins()) {
            require(
                    isOrigin(origin),
                    "LIMEN_CORS_ORIGINS must list origins like https://vms.example.org, not '" + origin + "'.");
        }
        for (String proxy : config.trustedProxies().orElse(List.of())) {
            require(
                    isNetwork(proxy),
                    "LIMEN_TRUSTED_PROXIES must list addresses like 192.0.2.1 or 10.0.0.0/8, not '" + proxy + "'.");
        }
        positive("LIMEN_HEADER_TIMEOUT", config.headerTimeout());
        positive("LIMEN_BODY_TIMEOUT", config.bodyTimeout());
        require(config.maxConnections() >= 1, "LIMEN_MAX_CONNECTIONS must be at least 1.");
        require(config.maxSocketsPerUser() >= 1, "LIMEN_MAX_SOCKETS_PER_USER must be at least 1.");
        tls(config.tls());
    }

    private static boolean isNetwork(String text) {
        try {
            TrustedProxies.of(List.of(text));
            return true;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** What goes to the log is masked; what goes to a file of its own passes by. */
    private void accessLog(SmallRyeConfig config) {
        boolean apart = config.getOptionalValue("quarkus.http.access-log.log-to-file", Boolean.class)
                .orElse(false);
        String pattern = config.getOptionalValue("quarkus.http.access-log.pattern", String.class)
                .orElse("");
        require(
                !apart || !SHOWS_SECRETS.matcher(pattern).find(),
                "QUARKUS_HTTP_ACCESS_LOG_PATTERN would write query strings or headers, which can carry tokens, to a file of"
                        + " their own: leave the pattern out, or QUARKUS_HTTP_ACCESS_LOG_LOG_TO_FILE.");
    }

    private void tls(HttpConfig.Tls config) {
        positive("LIMEN_TLS_CHECK_INTERVAL", config.checkInterval());
        require(
                config.certificate().isPresent() || config.key().isEmpty(),
                "LIMEN_TLS_CERTIFICATE is missing: LIMEN_TLS_KEY needs its certificate.");
        require(
                config.key().isPresent() || config.certificate().isEmpty(),
                "LIMEN_TLS_KEY is missing: LIMEN_TLS_CERTIFICATE needs its key.");
        TlsFiles.of(config).flatMap(TlsFiles::problem).ifPresent(findings::add);
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null;
        } catch (IllegalArgumentException notEvenAUri) {
            return false;
        }
    }

    private void positive(String setting, Duration duration) {
        require(duration.isPositive(), setting + " must be above 0.");
    }

    private void require(boolean fine, String finding) {
        if (!fine) {
            findings.add(finding);
        }
    }
}

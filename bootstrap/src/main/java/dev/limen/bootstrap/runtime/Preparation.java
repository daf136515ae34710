package dev.limen.bootstrap.runtime;

import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.HttpConfig;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What has to be there before the application starts: settings that make sense, and outside production the secrets and
 * the database that nobody configured.
 */
public final class Preparation {

    private static final Logger LOG = Logger.getLogger("limen");

    private final @Nullable OwnPostgres postgres;

    private Preparation(@Nullable OwnPostgres postgres) {
        this.postgres = postgres;
    }

    /** LIMEN must not start like this; the message says which setting to change. */
    public static final class Refused extends RuntimeException {

        public static final int EXIT_CODE = 2;

        public Refused(List<String> reasons) {
            super(String.join(" ", reasons));
        }
    }

    /**
     * Checks the settings and makes what is missing.
     *
     * @throws Refused naming every setting that is wrong
     */
    public static Preparation make() {
        DatabaseConfig config = settings();
        if (isDatabaseConfigured(config)) {
            return new Preparation(null);
        }
        LOG.infof("Starting LIMEN's own PostgreSQL in %s", config.dataDir());
        return start(config);
    }

    /**
     * As {@link #make}, for an errand on the same database that serves nobody, beside a LIMEN that may be running: its
     * PostgreSQL is used as it is found, and started only when nobody runs it.
     *
     * @throws Refused naming every setting that is wrong, or when there is no database yet
     */
    public static Preparation forErrand() {
        System.setProperty(Service.LISTENS, "false");
        System.setProperty("quarkus.log.console.stderr", "true");
        System.setProperty("quarkus.log.console.level", "WARN");
        DatabaseConfig config = settings();
        if (isDatabaseConfigured(config)) {
            return new Preparation(null);
        }
        if (!OwnPostgres.isIn(config.dataDir())) {
            throw new Refused(List.of("There is no database of a LIMEN in " + config.dataDir()
                    + ": name the data directory with LIMEN_DATA_DIR, or the database with LIMEN_DATABASE_URL."));
        }
        Optional<OwnPostgres.Access> running = OwnPostgres.running(config.dataDir());
        if (running.isPresent()) {
            use(running.get());
            return new Preparation(null);
        }
        return start(config);
    }

    private static DatabaseConfig settings() {
        SmallRyeConfig config = read();
        SettingsCheck.of(config).refuseBadOnes();
        SecretFiles.openToOthers(config)
                .forEach(setting -> LOG.warnf(
                        "%s names a file that everybody on this machine can read: chmod o-r would keep it secret",
                        setting));
        TlsFiles.of(config.getConfigMapping(HttpConfig.class).tls())
                .ifPresent(files -> files.serverSettings().forEach(System::setProperty));
        DatabaseConfig database = config.getConfigMapping(DatabaseConfig.class);
        if (config.getConfigMapping(AccountsConfig.class).jwtSecret().isEmpty()) {
            Kept secret = new Kept(database.dataDir().resolve("jwt-secret"));
            System.setProperty("limen.jwt-secret", secret.orElse(Secrets::random));
        }
        return database;
    }

    private static boolean isDatabaseConfigured(DatabaseConfig config) {
        config.database().url().ifPresent(url -> DatabaseDoor.tryOut(url, config.database()));
        return config.database().url().isPresent();
    }

    private static Preparation start(DatabaseConfig config) {
        OwnPostgres postgres = OwnPostgres.start(config.dataDir());
        use(postgres.access());
        return new Preparation(postgres);
    }

    private static void use(OwnPostgres.Access access) {
        System.setProperty("limen.database.url", access.jdbcUrl());
        System.setProperty("limen.database.username", OwnPostgres.USERNAME);
        System.setProperty("limen.database.password", access.password());
    }

    /**
     * The settings as the application will see them. They are read apart: to ask Quarkus for its configuration before
     * it has started would leave it with one that lacks the application's part.
     */
    private static SmallRyeConfig read() {
        return SettingsCheck.read(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withSources(new SecretFiles())
                .withProfile(profile()));
    }

    private static String profile() {
        return Optional.ofNullable(System.getProperty("quarkus.profile"))
                .or(() -> Optional.ofNullable(System.getenv("QUARKUS_PROFILE")))
                .orElseGet(() -> LaunchMode.current().getDefaultProfile());
    }

    /** Ends what {@link #make} began, once the application has stopped. */
    public void undo() {
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                LOG.warn("LIMEN's own PostgreSQL did not stop cleanly", e);
            }
        }
    }
}

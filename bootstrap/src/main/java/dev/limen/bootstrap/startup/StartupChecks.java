package dev.limen.bootstrap.startup;

import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.HttpConfig;
import dev.limen.bootstrap.config.HypervisorConfig;
import dev.limen.bootstrap.config.ListenAddresses;
import dev.limen.bootstrap.config.Settings;
import dev.limen.bootstrap.config.StartupRefused;
import dev.limen.bootstrap.database.DatabaseCheck;
import dev.limen.bootstrap.database.EmbeddedDatabase;
import dev.limen.bootstrap.secrets.RandomSecrets;
import dev.limen.bootstrap.secrets.SecretFile;
import dev.limen.bootstrap.secrets.SecretFiles;
import dev.limen.bootstrap.tls.TlsFiles;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What happens before the application starts: settings and database are checked, and outside production the secrets are
 * made and the embedded database started that nobody configured.
 */
public final class StartupChecks {

    private static final Logger LOG = Logger.getLogger("limen");

    private final @Nullable EmbeddedDatabase embedded;

    private StartupChecks(@Nullable EmbeddedDatabase embedded) {
        this.embedded = embedded;
    }

    /**
     * Checks the settings and makes what is missing.
     *
     * @throws StartupRefused naming every setting that is wrong
     */
    public static StartupChecks run() {
        SmallRyeConfig settings = read();
        DatabaseConfig config = check(settings);
        listen(settings);
        if (settings.getConfigMapping(HypervisorConfig.class).hypervisor() == HypervisorConfig.Kind.LIBVIRT) {
            LibvirtLibrary.require();
        }
        Optional<String> url = config.database().url();
        if (url.isPresent()) {
            refuseForGood(url.get(), config.database());
            return new StartupChecks(null);
        }
        LOG.infof("Starting LIMEN's own PostgreSQL in %s", config.dataDir());
        return start(config);
    }

    /**
     * As {@link #run}, for an admin command on the same database, beside a LIMEN that may be running: its PostgreSQL is
     * used as it is found, and started only when nobody runs it.
     *
     * @throws StartupRefused naming every setting that is wrong, or when there is no database yet
     */
    public static StartupChecks forAdminCommand() {
        System.setProperty(Serving.HTTP_ENABLED, "false");
        System.setProperty("quarkus.log.console.stderr", "true");
        System.setProperty("quarkus.log.console.level", "WARN");
        DatabaseConfig config = check(read());
        Optional<String> url = config.database().url();
        if (url.isPresent()) {
            DatabaseCheck.run(url.get(), config.database());
            return new StartupChecks(null);
        }
        if (!EmbeddedDatabase.isIn(config.dataDir())) {
            throw new StartupRefused(List.of("There is no database of a LIMEN in " + config.dataDir()
                    + ": name the data directory with LIMEN_DATA_DIR, or the database with LIMEN_DATABASE_URL."));
        }
        Optional<EmbeddedDatabase.Access> running = EmbeddedDatabase.running(config.dataDir());
        if (running.isPresent()) {
            use(running.get());
            return new StartupChecks(null);
        }
        return start(config);
    }

    /** The HTTP server knows one address; the others are listened on beside it. */
    private static void listen(SmallRyeConfig config) {
        ListenAddresses addresses =
                new ListenAddresses(config.getConfigMapping(HttpConfig.class).host());
        addresses.problem(config.getValue("quarkus.http.port", Integer.class)).ifPresent(problem -> {
            throw new StartupRefused(List.of(problem));
        });
        System.setProperty("quarkus.http.host", addresses.first());
    }

    private static DatabaseConfig check(SmallRyeConfig config) {
        SettingsCheck.of(config).refuseBadOnes();
        SecretFiles.openToOthers(config)
                .forEach(setting -> LOG.warnf(
                        "%s names a file that everybody on this machine can read: chmod o-r would keep it secret",
                        setting));
        TlsFiles.of(config.getConfigMapping(HttpConfig.class).tls())
                .ifPresent(files -> files.serverSettings().forEach(System::setProperty));
        DatabaseConfig database = config.getConfigMapping(DatabaseConfig.class);
        if (config.getConfigMapping(AccountsConfig.class).jwtSecret().isEmpty()) {
            SecretFile secret = new SecretFile(database.dataDir().resolve("jwt-secret"));
            System.setProperty("limen.jwt-secret", secret.readOrCreate(RandomSecrets::key));
        }
        return database;
    }

    /** What may come by itself is waited for when LIMEN lives. */
    private static void refuseForGood(String url, DatabaseConfig.Database database) {
        try {
            DatabaseCheck.run(url, database);
        } catch (StartupRefused.NotYet away) {
            LOG.debug("The database is not there yet", away);
        }
    }

    private static StartupChecks start(DatabaseConfig config) {
        EmbeddedDatabase database = EmbeddedDatabase.launch(config.dataDir());
        use(database.access());
        return new StartupChecks(database);
    }

    private static void use(EmbeddedDatabase.Access access) {
        System.setProperty("limen.database.embedded", "true");
        System.setProperty("limen.database.url", access.jdbcUrl());
        System.setProperty("limen.database.username", access.username());
        System.setProperty("limen.database.password", access.password());
    }

    /**
     * The settings as the application will see them. They are read apart: to ask Quarkus for its configuration before
     * it has started would leave it with one that lacks the application's part.
     */
    private static SmallRyeConfig read() {
        return Settings.read(new SmallRyeConfigBuilder()
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

    /** Stops the embedded database that {@link #run} started, once the application has stopped. */
    public void undo() {
        if (embedded != null) {
            try {
                embedded.close();
            } catch (IOException e) {
                LOG.warn("LIMEN's own PostgreSQL did not stop cleanly", e);
            }
        }
    }
}

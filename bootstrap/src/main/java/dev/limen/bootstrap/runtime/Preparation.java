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
        Refused(List<String> reasons) {
            super(String.join(" ", reasons));
        }
    }

    /**
     * Checks the settings and makes what is missing.
     *
     * @throws Refused naming every setting that is wrong
     */
    public static Preparation make() {
        SmallRyeConfig config = read();
        SettingsCheck.of(config).refuseBadOnes();
        TlsFiles.of(config.getConfigMapping(HttpConfig.class).tls())
                .ifPresent(files -> files.serverSettings().forEach(System::setProperty));
        DatabaseConfig database = config.getConfigMapping(DatabaseConfig.class);
        AccountsConfig accounts = config.getConfigMapping(AccountsConfig.class);
        if (accounts.jwtSecret().isEmpty()) {
            Kept secret = new Kept(database.dataDir().resolve("jwt-secret"));
            System.setProperty("limen.jwt-secret", secret.orElse(Secrets::random));
        }
        if (database.database().url().isPresent()) {
            return new Preparation(null);
        }
        LOG.infof("Starting LIMEN's own PostgreSQL in %s", database.dataDir());
        OwnPostgres postgres = OwnPostgres.start(database.dataDir());
        System.setProperty("limen.database.url", postgres.jdbcUrl());
        System.setProperty("limen.database.username", OwnPostgres.USERNAME);
        System.setProperty("limen.database.password", postgres.password());
        return new Preparation(postgres);
    }

    /**
     * The settings as the application will see them. They are read apart: to ask Quarkus for its configuration before
     * it has started would leave it with one that lacks the application's part.
     */
    private static SmallRyeConfig read() {
        return SettingsCheck.read(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
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

package dev.limen.bootstrap.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where LIMEN keeps what it knows. */
@ConfigMapping(prefix = "limen")
public interface DatabaseConfig {

    /** Directory for everything that LIMEN itself puts on disk. */
    @WithDefault("/var/lib/limen")
    Path dataDir();

    /** How long a start waits for a database that is not there yet. */
    @WithDefault("5m")
    Duration startupTimeout();

    Database database();

    /** A PostgreSQL of the operator's. */
    interface Database {

        /** JDBC URL. Required in production; without it, development runs a PostgreSQL of its own. */
        Optional<String> url();

        Optional<String> username();

        Optional<String> password();

        /** A file that holds the password instead. */
        Optional<String> passwordFile();

        /** Set by LIMEN itself: the database is its own PostgreSQL. */
        @WithDefault("false")
        boolean embedded();
    }
}

package dev.limen.bootstrap.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where LIMEN keeps what it knows. */
@ConfigMapping(prefix = "limen")
public interface DatabaseConfig {

    /** Directory for everything that LIMEN itself puts on disk. */
    @WithDefault("/var/lib/limen")
    Path dataDir();

    Database database();

    /** A PostgreSQL of the operator's. */
    interface Database {

        /** JDBC URL. Required in production; without it, development runs a PostgreSQL of its own. */
        Optional<String> url();

        Optional<String> username();

        Optional<String> password();

        /** A file that holds the password instead. */
        Optional<String> passwordFile();
    }
}

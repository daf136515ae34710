package dev.limen.bootstrap.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is logged. */
@ConfigMapping(prefix = "limen")
public interface LogConfig {

    /** From few to many. */
    enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    @WithDefault("INFO")
    Level logLevel();
}

package dev.limen.bootstrap.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What clients may still catch up with after they were away. */
@ConfigMapping(prefix = "limen.change-log")
public interface ChangeLogConfig {

    /** How long changes are kept. */
    @WithDefault("1h")
    Duration retention();

    /** How many changes are kept, whatever their age. */
    @WithDefault("100000")
    int maxEntries();
}

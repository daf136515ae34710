package dev.limen.bootstrap.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How much is kept of what was. */
@ConfigMapping(prefix = "limen")
public interface RetentionConfig {

    /** How long entries of the audit trail are kept. */
    @WithDefault("365d")
    Duration auditRetention();

    /** How long clients may catch up with changes after they were away. */
    @WithName("change-log.retention")
    @WithDefault("1h")
    Duration changeLogRetention();

    /** How many changes are kept, whatever their age. */
    @WithName("change-log.max-entries")
    @WithDefault("100000")
    int changeLogMaxEntries();
}

package dev.limen.bootstrap.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is remembered of who did what. */
@ConfigMapping(prefix = "limen")
public interface AuditConfig {

    /** How long entries of the audit trail are kept. */
    @WithDefault("365d")
    Duration auditRetention();
}

package dev.limen.bootstrap.wiring;

import dev.limen.application.MonotonicClock;
import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.bootstrap.config.LimitsConfig;
import dev.limen.domain.host.Overcommit;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.policy.VmPolicy;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.user.PasswordPolicy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The rules that the operator sets, and the clocks. */
final class PolicyWiring {

    @Produces
    @Singleton
    VmPolicy vmPolicy(LimitsConfig config) {
        return new VmPolicy(
                config.maxCpu(),
                config.maxMemory(),
                config.maxDisk(),
                new DiskGiB(config.defaultDisk()),
                config.osTypes().stream().map(OsType::new).toList());
    }

    @Produces
    @Singleton
    Overcommit overcommit(LimitsConfig config) {
        return new Overcommit(config.cpuOvercommit(), config.memoryOvercommit());
    }

    @Produces
    @Singleton
    PasswordPolicy passwordPolicy(AccountsConfig config) {
        return new PasswordPolicy(config.commonPasswords());
    }

    /** Milliseconds are what clients see and what the database keeps. */
    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    MonotonicClock monotonicClock() {
        return MonotonicClock.system();
    }
}

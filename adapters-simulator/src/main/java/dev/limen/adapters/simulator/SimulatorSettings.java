package dev.limen.adapters.simulator;

import dev.limen.domain.host.Host;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator pretends.
 *
 * @param host the host that it pretends to be
 * @param delay how long each call takes, from zero
 * @param directory where guests are kept, so that guests live on when LIMEN is restarted; in memory only when absent
 * @param guestsObey whether guests power off when they are asked to
 */
public record SimulatorSettings(
        Host host, Duration delay, @Nullable Path directory, boolean guestsObey) {}

package dev.limen.bootstrap.startup;

import dev.limen.bootstrap.config.StartupRefused;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Waits for a database that comes later than LIMEN, on a thread of its own, up to a timeout. */
final class DatabaseWait {

    private static final Logger LOG = Logger.getLogger("limen");
    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final Duration MAX_DELAY = Duration.ofSeconds(2);

    private final Runnable attempt;
    private final Duration timeout;
    private final Consumer<RuntimeException> giveUp;
    private final long begun = System.nanoTime();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("database-wait").unstarted(this::run);
    private StartupRefused.@Nullable NotYet away;
    private String told = "";
    private volatile boolean stopped;

    /**
     * To be started.
     *
     * @param attempt throws {@link StartupRefused.NotYet} when it should be tried again
     * @param giveUp gets what else it threw, or what it threw at the timeout
     */
    DatabaseWait(Runnable attempt, Duration timeout, Consumer<RuntimeException> giveUp) {
        this.attempt = attempt;
        this.timeout = timeout;
        this.giveUp = giveUp;
    }

    void start(StartupRefused.NotYet first) {
        away = first;
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    private void run() {
        try {
            await();
            LOG.info("The database is there");
        } catch (InterruptedException e) {
            LOG.debug("Stopped while waiting", e);
        } catch (RuntimeException e) {
            if (!stopped) {
                giveUp.accept(e);
            }
        }
    }

    private void await() throws InterruptedException {
        Duration delay = FIRST_DELAY;
        while (away != null) {
            if (System.nanoTime() - begun > timeout.toNanos()) {
                throw away;
            }
            say(away);
            Thread.sleep(delay);
            delay = Collections.min(List.of(delay.multipliedBy(2), MAX_DELAY));
            away = attempt();
        }
    }

    private void say(StartupRefused.NotYet away) {
        String reason = Objects.toString(away.getMessage());
        if (!reason.equals(told)) {
            told = reason;
            LOG.warnf("Waiting up to %s s for the database. %s", timeout.toSeconds(), reason);
        }
    }

    private StartupRefused.@Nullable NotYet attempt() {
        try {
            attempt.run();
            return null;
        } catch (StartupRefused.NotYet stillAway) {
            return stillAway;
        }
    }
}

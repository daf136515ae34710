package dev.limen.bootstrap;

import dev.limen.bootstrap.recovery.AdminCommand;
import dev.limen.bootstrap.startup.StartupChecks;
import dev.limen.bootstrap.startup.StartupReport;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The main class: serves, or with arguments runs an admin command. */
@QuarkusMain
public final class Limen {

    private static final Logger LOG = Logger.getLogger("limen");
    private static final int STOP_TIMEOUT_SECONDS = 20;

    /** The server's own check of addresses answers nothing but a status; the REST adapter checks them and says why. */
    private static final String URI_CHECK_OFF = "vertx.disableURIValidation";

    private Limen() {}

    public static void main(String[] args) {
        System.setProperty(URI_CHECK_OFF, "true");
        // Libraries make text for machines as the locale does: hashes of passwords would begin with "$argon2ıd$" in
        // Turkey.
        Locale.setDefault(Locale.ROOT);
        try {
            @Nullable Class<? extends QuarkusApplication> command = command(args);
            StartupChecks checks = command == null ? StartupChecks.run() : StartupChecks.forAdminCommand();
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> undo(checks, stopped), "stop-database"));
            Quarkus.run(command, (code, failure) -> end(stopped, code, failure), args);
        } catch (RuntimeException | Error e) {
            Runtime.getRuntime().halt(StartupReport.tell(args.length == 0 ? StartupReport.NO_START : "", e));
        }
    }

    private static @Nullable Class<? extends QuarkusApplication> command(String[] args) {
        if (args.length == 0) {
            return null;
        }
        AdminCommand.check(args);
        return AdminCommand.class;
    }

    /** The application has stopped, or could not start. */
    private static void end(CountDownLatch stopped, int code, @Nullable Throwable failure) {
        int exitCode = failure == null ? code : StartupReport.tell(StartupReport.NO_START, failure);
        stopped.countDown();
        System.exit(exitCode);
    }

    /** On a signal the process ends with its last shutdown hook, however far {@link #end} is: so this is one of them. */
    private static void undo(StartupChecks checks, CountDownLatch stopped) {
        try {
            if (!stopped.await(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("LIMEN takes long to stop; its PostgreSQL stops all the same");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        checks.undo();
    }
}

package dev.limen.bootstrap;

import dev.limen.bootstrap.recovery.ResetPasswordErrand;
import dev.limen.bootstrap.runtime.Preparation;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.util.ExceptionUtil;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where LIMEN starts: to serve, or with arguments for an errand. */
@QuarkusMain
public final class Limen {

    private static final Logger LOG = Logger.getLogger("limen");
    private static final String NO_START = "LIMEN does not start. ";
    private static final int PATIENCE_SECONDS = 20;

    /** The server's own check of addresses answers nothing but a status; the REST adapter checks them and says why. */
    private static final String URI_CHECK_OFF = "vertx.disableURIValidation";

    private Limen() {}

    public static void main(String[] args) {
        System.setProperty(URI_CHECK_OFF, "true");
        try {
            @Nullable Class<? extends QuarkusApplication> errand = errand(args);
            Preparation preparation = errand == null ? Preparation.make() : Preparation.forErrand();
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> undo(preparation, stopped), "undo-preparation"));
            Quarkus.run(errand, (code, failure) -> end(stopped, code, failure), args);
        } catch (Preparation.Refused refused) {
            tell((args.length == 0 ? NO_START : "") + refused.getMessage());
            Runtime.getRuntime().halt(Preparation.Refused.EXIT_CODE);
        }
    }

    private static @Nullable Class<? extends QuarkusApplication> errand(String[] args) {
        if (args.length == 0) {
            return null;
        }
        ResetPasswordErrand.check(args);
        return ResetPasswordErrand.class;
    }

    /** The application has stopped, or could not start. */
    private static void end(CountDownLatch stopped, int code, @Nullable Throwable failure) {
        int exitCode = code;
        if (failure != null && ExceptionUtil.getRootCause(failure) instanceof Preparation.Refused refused) {
            tell(NO_START + refused.getMessage());
            exitCode = Preparation.Refused.EXIT_CODE;
        } else if (failure != null) {
            LOG.error("LIMEN could not start", failure);
        }
        stopped.countDown();
        System.exit(exitCode);
    }

    /** On a signal the process ends with its last shutdown hook, however far {@link #end} is: so this is one of them. */
    private static void undo(Preparation preparation, CountDownLatch stopped) {
        try {
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("LIMEN takes long to stop; its PostgreSQL stops all the same");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        preparation.undo();
    }

    /** The log is not set up yet, or would only bury the one sentence that counts. */
    private static void tell(String why) {
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8).println(why);
    }
}

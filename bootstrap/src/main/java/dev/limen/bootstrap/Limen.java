package dev.limen.bootstrap;

import dev.limen.bootstrap.runtime.Preparation;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where LIMEN starts. */
@QuarkusMain
public final class Limen {

    private static final Logger LOG = Logger.getLogger("limen");
    private static final int REFUSED = 2;

    /** The server's own check of addresses answers nothing but a status; the REST adapter checks them and says why. */
    private static final String URI_CHECK_OFF = "vertx.disableURIValidation";

    private Limen() {}

    public static void main(String[] args) {
        System.setProperty(URI_CHECK_OFF, "true");
        try {
            Preparation preparation = Preparation.make();
            Quarkus.run(null, (code, failure) -> end(preparation, code, failure), args);
        } catch (Preparation.Refused refused) {
            refuse(refused);
        }
    }

    /** The application has stopped, or could not start. */
    private static void end(Preparation preparation, int code, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.error("LIMEN could not start", failure);
        }
        preparation.undo();
        System.exit(code);
    }

    /** Logging is not set up yet, and would only bury the one sentence that counts. */
    private static void refuse(Preparation.Refused refused) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        err.println("LIMEN does not start. " + refused.getMessage());
        Runtime.getRuntime().halt(REFUSED);
    }
}

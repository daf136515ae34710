package dev.limen.bootstrap;

import dev.limen.bootstrap.runtime.Preparation;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jboss.logging.Logger;

/** Where LIMEN starts. */
@QuarkusMain
public final class Limen {

    private static final Logger LOG = Logger.getLogger("limen");
    private static final int REFUSED = 2;

    /** The server's own check of addresses answers nothing but a status; the REST adapter checks them and says why. */
    private static final String URI_CHECK_OFF = "vertx.disableURIValidation";

    private Limen() {}

    public static void main(String[] args) {
        Preparation preparation;
        try {
            preparation = Preparation.make();
        } catch (Preparation.Refused refused) {
            LOG.errorf("LIMEN does not start. %s", refused.getMessage());
            System.exit(REFUSED);
            return;
        }
        System.setProperty(URI_CHECK_OFF, "true");
        Quarkus.run(null, (code, failure) -> preparation.undo(), args);
    }
}

package dev.limen.adapters.rest.error;

import io.quarkus.logging.Log;
import io.quarkus.runtime.util.ExceptionUtil;
import org.jspecify.annotations.Nullable;

/** Logs for the operator what clients are not told. */
public final class ErrorLog {

    private static final int OWN_FAULT = 500;

    private ErrorLog() {}

    /**
     * Faults of our own are errors, those behind us warnings, and those of clients not worth a line. While something
     * behind us is away every request fails with the same, so that one line each has to do.
     */
    public static void add(ErrorJson error, @Nullable Throwable failure) {
        if (error.code() == OWN_FAULT) {
            Log.error("Request failed", failure);
        } else if (error.code() > OWN_FAULT) {
            Log.warnf("Request failed with %s: %s", error.errorCode(), ExceptionUtil.getRootCause(failure));
            Log.debug("Cause", failure);
        }
    }
}

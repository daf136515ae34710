package dev.limen.adapters.rest.http;

import dev.limen.adapters.rest.error.ErrorJson;
import io.quarkus.logging.Log;
import org.jspecify.annotations.Nullable;

/** Keeps for the operator what clients are not told. */
final class FailureLog {

    private static final int OWN_FAULT = 500;

    private FailureLog() {}

    /** Faults of our own are errors, those behind us warnings, and those of clients not worth a line. */
    static void add(ErrorJson error, @Nullable Throwable failure) {
        if (error.code() == OWN_FAULT) {
            Log.error("Request failed", failure);
        } else if (error.code() > OWN_FAULT) {
            Log.warnf(failure, "Request failed with %s", error.errorCode());
        }
    }
}

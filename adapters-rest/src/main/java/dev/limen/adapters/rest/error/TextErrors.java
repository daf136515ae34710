package dev.limen.adapters.rest.error;

import org.jspecify.annotations.Nullable;

/** Where errors are plain text: a client that is in use takes any JSON from this address for figures, and breaks on others. */
public final class TextErrors {

    /** The address of the host's metrics. */
    public static final String METRICS = "/agent/metrics";

    public static final String CONTENT_TYPE = "text/plain;charset=UTF-8";

    private TextErrors() {}

    public static boolean areAt(@Nullable String path) {
        return METRICS.equals(path) || (METRICS + "/").equals(path);
    }
}

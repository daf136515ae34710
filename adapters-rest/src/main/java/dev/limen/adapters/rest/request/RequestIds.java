package dev.limen.adapters.rest.request;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ids by which one request is found in answers and logs. */
public final class RequestIds {

    public static final String HEADER = "X-Request-ID";

    /** The name under which every log line of a request has its id. */
    public static final String KEY = "request_id";

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    /** The client's own id where it is a harmless one, else a new one. */
    public static String of(@Nullable String offered) {
        return offered != null && ALLOWED.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
    }
}

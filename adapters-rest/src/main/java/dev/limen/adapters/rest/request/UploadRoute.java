package dev.limen.adapters.rest.request;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The route whose bodies are large: limits and timeouts of other bodies do not hold for it. */
public final class UploadRoute {

    public static final String PATH = "/api/images/upload/";

    /** Nothing that could lead to another route once it is normalised. */
    private static final Pattern PLAIN = Pattern.compile(Pattern.quote(PATH) + "[^/%]+");

    private UploadRoute() {}

    /** Whether this request is an upload. */
    public static boolean isTakenBy(RoutingContext context) {
        @Nullable String path = context.request().path();
        return HttpMethod.PUT.equals(context.request().method())
                && path != null
                && PLAIN.matcher(path).matches();
    }
}

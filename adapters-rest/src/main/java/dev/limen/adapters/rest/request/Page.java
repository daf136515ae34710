package dev.limen.adapters.rest.request;

import dev.limen.application.ResultPage;
import dev.limen.domain.InvalidValue;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a request asks for.
 *
 * @param after only ids above this one
 * @param limit how many at most
 */
public record Page(@Nullable Long after, @Nullable Integer limit) {

    public static final int MAX_LIMIT = 1000;

    /** Numbers of 15 digits are whole in every client. */
    public static final long MAX_NUMBER = 999_999_999_999_999L;

    /** The same, as an annotation takes it. */
    public static final String MAXIMUM = "" + MAX_NUMBER;

    /** What texts of a query can be, as a description says it. */
    public static final String TEXT = "^[^\\u0000-\\u001f\\u007f-\\u009f]{0,64}$";

    /** Characters that no stored text can hold, and that some databases refuse in a query. */
    private static final Pattern NEVER_STORED = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private static final int MAX_LENGTH = 64;

    /**
     * The part that a request's query asks for.
     *
     * @throws InvalidValue naming the parameter that makes no sense
     */
    public static Page of(UriInfo uri) {
        Long limit = number(uri, "limit", 1, MAX_LIMIT);
        return new Page(number(uri, "after", 0, MAX_NUMBER), limit == null ? null : limit.intValue());
    }

    /** A whole number of the query, absent when it is not there. */
    public static @Nullable Long number(UriInfo uri, String parameter, long min, long max) {
        String text = uri.getQueryParameters().getFirst(parameter);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,15}") || Long.parseLong(text) < min || Long.parseLong(text) > max) {
            throw new InvalidValue(parameter, "must be a whole number from " + min + " to " + max);
        }
        return Long.valueOf(text);
    }

    /** A text of the query, absent when it is not there. */
    public static @Nullable String text(UriInfo uri, String parameter) {
        String text = uri.getQueryParameters().getFirst(parameter);
        if (text != null
                && (text.codePointCount(0, text.length()) > MAX_LENGTH
                        || NEVER_STORED.matcher(text).find())) {
            throw new InvalidValue(
                    parameter, "must be at most " + MAX_LENGTH + " characters, and no control characters");
        }
        return text;
    }

    /** This page, with a default limit for lists that are too long to be shown whole. */
    public Page withDefaultLimit(int defaultLimit) {
        return limit == null ? new Page(after, defaultLimit) : this;
    }

    /** How many to fetch: one more than asked for, which tells whether there are more. */
    public @Nullable Integer fetch() {
        return limit == null ? null : limit + 1;
    }

    /** The answer with what was fetched; who asked for no part gets the whole list and no headers. */
    public <T, J> Response answer(ResultPage<T> found, Function<T, J> json, ToLongFunction<T> id, UriInfo uri) {
        List<T> fetched = found.items();
        List<T> shown = limit == null ? fetched : fetched.subList(0, Math.min(limit, fetched.size()));
        boolean more = shown.size() < fetched.size();
        Response.ResponseBuilder answer = Response.ok(shown.stream().map(json).toList());
        if (after != null || limit != null) {
            answer.header("X-Total-Count", found.total());
        }
        if (more) {
            answer.header("Link", "<" + next(uri, id.applyAsLong(shown.getLast())) + ">; rel=\"next\"");
        }
        return answer.build();
    }

    /** A path without scheme and host: behind a proxy only the client knows those. */
    private static String next(UriInfo uri, long last) {
        URI next = uri.getRequestUriBuilder().replaceQueryParam("after", last).build();
        return next.getRawPath() + "?" + next.getRawQuery();
    }
}

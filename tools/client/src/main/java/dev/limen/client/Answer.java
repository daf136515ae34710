package dev.limen.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * What LIMEN answered to one request.
 *
 * @param status 0 when no answer came
 * @param failure why none came; empty when one did
 */
public record Answer(String request, int status, HttpHeaders headers, JsonNode body, String failure) {

    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    /** Nothing was asked. */
    public static final Answer NONE = none("nothing", "nothing was asked");

    static Answer of(String request, HttpResponse<?> response, String body) throws JsonProcessingException {
        return new Answer(request, response.statusCode(), response.headers(), LimenClient.JSON.readTree(body), "");
    }

    /** An answer of which nothing but the status is known. */
    public static Answer of(String request, int status) {
        return new Answer(request, status, NO_HEADERS, MissingNode.getInstance(), "");
    }

    public static Answer none(String request, String failure) {
        return new Answer(request, 0, NO_HEADERS, MissingNode.getInstance(), failure);
    }

    public String text(String member) {
        return body.path(member).asText();
    }

    public String message() {
        return text("message");
    }

    /** The value of a header; empty when there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may well fare better a moment later. */
    public boolean isTransient() {
        return status == 0
                || status >= 500
                || (status == 409
                        && switch (text("error_code")) {
                            case "VM_BUSY", "VM_CHANGED", "REQUEST_IN_PROGRESS", "USER_CHANGED" -> true;
                            default -> false;
                        });
    }

    /** The same answer, if it is a success. */
    public Answer orThrow() {
        ExpectationFailed.unless(status != 0, "an answer to " + request, failure);
        ExpectationFailed.unless(succeeded(), "success of " + request, shown());
        return this;
    }

    /** The same answer, if it has this status. */
    public Answer with(int expectedStatus) {
        ExpectationFailed.unless(status != 0, "an answer to " + request, failure);
        ExpectationFailed.unless(status == expectedStatus, "status " + expectedStatus + " from " + request, shown());
        return this;
    }

    /** The same answer, if a member, named by a JSON pointer, has this value. */
    public Answer having(String pointer, Object value) {
        String found = body.at(pointer).asText();
        ExpectationFailed.unless(found.equals(value.toString()), pointer + " = " + value + " from " + request, shown());
        return this;
    }

    /** The same answer, if its message contains the words. */
    public Answer saying(String... words) {
        for (String word : words) {
            ExpectationFailed.unless(
                    message().contains(word), "a message with '" + word + "' from " + request, shown());
        }
        return this;
    }

    /** Tokens stay out of sight. */
    private String shown() {
        return "status " + status + " with " + (body.has("token") ? "a token" : body.toString());
    }

    @Override
    public String toString() {
        return status + (body.has("error_code") ? " " + text("error_code") : "");
    }
}

package dev.limen.bootstrap.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.bootstrap.fuzz.Call.Aim;
import dev.limen.client.RawHttp.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds for every answer, whatever was asked. */
final class DescribedAnswers {

    private static final Pattern INSIDE = Pattern.compile(
            "Exception|dev\\.limen|java\\.|jackson|hibernate|quarkus|/tmp|/var|/root|/home|(?i)select |insert |<html|"
                    + "\\bat [a-z]+\\.[a-z]|\\$argon2");
    private static final Pattern WORDS_CLIENTS_ACT_ON =
            Pattern.compile("(?i)pending|approval|wait|retry|expired|unauthorized|forbidden");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final long JS_SAFE = (1L << 53) - 1;

    private final ApiDocument api;

    DescribedAnswers(ApiDocument api) {
        this.api = api;
    }

    /** What is wrong with an answer, each in words that are the same whenever the same is wrong. */
    List<String> broken(Call call, Answer answer) {
        List<String> broken = new ArrayList<>();
        if (answer.status() >= 500) {
            broken.add("status " + answer.status());
        }
        if (!isDescribed(call, answer.status())) {
            broken.add("status " + answer.status() + " is not described" + ofAim(call));
        }
        if (answer.header("X-Request-ID").isEmpty()) {
            broken.add("no X-Request-ID");
        }
        Stream.of(INSIDE, Pattern.compile(Pattern.quote(Values.MARK)))
                .filter(secret ->
                        secret.matcher(answer.body() + withoutCookies(answer)).find())
                .forEach(secret -> broken.add("the answer tells of " + secret));
        broken.addAll(brokenByBody(call, answer));
        return broken;
    }

    private static String ofAim(Call call) {
        return switch (call.aim()) {
            case TRUE -> "";
            case ASTRAY -> " for strange addresses";
        };
    }

    private static String withoutCookies(Answer answer) {
        return answer.head().replaceAll("(?i)set-cookie:.*", "");
    }

    private static boolean isDescribed(Call call, int status) {
        if (status == TOO_MANY_REQUESTS) {
            return true;
        }
        return switch (call.aim()) {
            case TRUE -> call.operation().describes(status);
            case ASTRAY -> status / 100 == 2 || status / 100 == 4;
        };
    }

    private List<String> brokenByBody(Call call, Answer answer) {
        if (isEndless(call, answer)) {
            return List.of();
        }
        if (isText(call, answer)) {
            return brokenByText(answer);
        }
        if (!answer.header("Content-Type").orElse("").startsWith("application/json")) {
            return List.of("Content-Type " + answer.header("Content-Type").orElse("absent") + " with status "
                    + answer.status());
        }
        JsonNode body;
        try {
            body = new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            return List.of("no JSON with status " + answer.status());
        }
        List<String> broken = new ArrayList<>();
        schema(call, answer.status(), body)
                .filter(schema -> !schema.isMissingNode())
                .flatMap(schema -> api.violations(schema, body).stream())
                .forEach(violation -> broken.add("status " + answer.status() + ", body: " + violation));
        if (hasUnsafeNumber(body)) {
            broken.add("a number that JavaScript cannot hold");
        }
        if (answer.status() >= 400) {
            broken.addAll(brokenByError(answer.status(), body));
        }
        return broken;
    }

    /** Events have no end, and of what is sent first nothing is JSON. */
    private static boolean isEndless(Call call, Answer answer) {
        return call.operation().isEndless()
                && answer.status() == 200
                && answer.header("Content-Type").orElse("").equals("text/event-stream");
    }

    private static boolean isText(Call call, Answer answer) {
        return call.operation().failsAsText()
                && answer.status() >= 400
                && (call.aim() == Aim.TRUE
                        || answer.header("Content-Type").orElse("").startsWith("text/plain"));
    }

    private static List<String> brokenByText(Answer answer) {
        List<String> broken = new ArrayList<>();
        if (!answer.header("Content-Type").orElse("").startsWith("text/plain")) {
            broken.add("no plain text with status " + answer.status());
        }
        if (answer.body().isBlank()
                || WORDS_CLIENTS_ACT_ON.matcher(answer.body()).find()) {
            broken.add("status " + answer.status() + ", text: " + answer.body());
        }
        return broken;
    }

    /** An address that only looks strange may lead to who says in a way of its own that there is no session. */
    private Stream<JsonNode> schema(Call call, int status, JsonNode body) {
        if (call.aim() == Aim.ASTRAY && body.has("valid")) {
            return call.operation().answerSchema(status).stream();
        }
        if (status >= 400 && (call.aim() != Aim.TRUE || !call.operation().describes(status))) {
            return Stream.of(api.error());
        }
        return call.aim() == Aim.TRUE ? call.operation().answerSchema(status).stream() : Stream.empty();
    }

    private static boolean hasUnsafeNumber(JsonNode node) {
        return node.isContainerNode()
                ? node.valueStream().anyMatch(DescribedAnswers::hasUnsafeNumber)
                : node.isIntegralNumber() && (!node.canConvertToLong() || Math.abs(node.longValue()) > JS_SAFE);
    }

    private static List<String> brokenByError(int status, JsonNode error) {
        List<String> broken = new ArrayList<>();
        String message = error.path("message").asText();
        if (error.path("code").asInt() != status) {
            broken.add("code " + error.path("code") + " with status " + status);
        }
        boolean ofAuthentication = message.contains("Authentication required")
                || message.toLowerCase(Locale.ROOT).contains("refresh token");
        if (status == 401 && !ofAuthentication) {
            broken.add("401 without the words for it: " + message);
        }
        if (status != 401 && message.contains("Authentication required")) {
            broken.add("the words of 401 with " + status);
        }
        boolean mayAct = status == 401 || error.path("error_code").asText().equals("ACCOUNT_PENDING");
        if (!mayAct && WORDS_CLIENTS_ACT_ON.matcher(message).find()) {
            broken.add("a word that clients act on, with status " + status + ": " + message);
        }
        return broken;
    }
}

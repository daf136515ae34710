package dev.limen.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A method on a route, as the API's description has it. */
record Operation(String method, String path, JsonNode description) {

    private static final String JSON = "application/json";

    String name() {
        return method + " " + path;
    }

    boolean describes(int status) {
        return description.path("responses").has(String.valueOf(status));
    }

    boolean isForSignedIn() {
        return !description.path("security").isEmpty();
    }

    /** Whether what is answered goes on until the client hangs up. */
    boolean isEndless() {
        return description.path("responses").path("200").path("content").has("text/event-stream");
    }

    /** Whether what goes wrong is told in plain text. */
    boolean failsAsText() {
        return description.path("responses").path("500").path("content").has("text/plain");
    }

    Optional<JsonNode> requestSchema() {
        return schema(description.path("requestBody"));
    }

    Optional<JsonNode> answerSchema(int status) {
        return schema(description.path("responses").path(String.valueOf(status)));
    }

    private static Optional<JsonNode> schema(JsonNode holder) {
        JsonNode schema = holder.path("content").path(JSON).path("schema");
        return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
    }

    List<JsonNode> queryParameters() {
        return description
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .toList();
    }

    /** The words of the path that stand before a parameter: what there can be many of. */
    Stream<String> collections() {
        List<String> segments = segments();
        return Stream.iterate(1, i -> i < segments.size(), i -> i + 1)
                .filter(i -> isParameter(segments.get(i)))
                .map(i -> segments.get(i - 1));
    }

    /** An address of this operation; what is given tells a value for the collection and the parameter's name. */
    String address(BiFunction<String, String, String> value) {
        List<String> segments = segments();
        return Stream.iterate(0, i -> i < segments.size(), i -> i + 1)
                .map(i -> isParameter(segments.get(i))
                        ? value.apply(segments.get(i - 1), segments.get(i))
                        : segments.get(i))
                .collect(Collectors.joining("/"));
    }

    /** The words of the path in their order, parameters in braces. */
    List<String> segments() {
        return Arrays.asList(path.split("/", -1));
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}

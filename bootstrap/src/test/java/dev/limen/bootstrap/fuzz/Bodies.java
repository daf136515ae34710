package dev.limen.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Bodies that a schema allows, and bodies with something wrong. */
final class Bodies {

    private final ApiDocument api;
    private final Dice dice;
    private final Values values;

    Bodies(ApiDocument api, Dice dice, Values values) {
        this.api = api;
        this.dice = dice;
        this.values = values;
    }

    /** As Latin-1. */
    String good(JsonNode schema) {
        return latin(json(valid(schema)));
    }

    /** As Latin-1. */
    String bad(JsonNode schema) {
        Map<String, String> body = valid(schema);
        String json = json(body);
        return switch (dice.below(12)) {
            case 0 -> latin(dice.of(Junk.BODIES));
            case 1 -> latin(json.substring(0, dice.below(json.length())));
            case 2 -> latin(json + dice.of("}", "{}", ",", "\u0000", "garbage", " \n "));
            case 3 -> latin("[" + json + "]");
            case 4 -> broken(json);
            case 5 -> latin(twice(body, json));
            case 6 -> latin(json.replace('"', '\''));
            default -> latin(json(worse(body, schema)));
        };
    }

    private Map<String, String> valid(JsonNode declared) {
        JsonNode schema = api.resolved(declared);
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        Map<String, String> body = new LinkedHashMap<>();
        schema.path("properties")
                .propertyStream()
                .filter(member -> required.contains(member.getKey()) || dice.oneIn(2))
                .forEach(member -> body.put(member.getKey(), values.of(member.getKey(), member.getValue())));
        return body;
    }

    /** One member is something else. */
    private Map<String, String> worse(Map<String, String> body, JsonNode schema) {
        List<String> names = api.resolved(schema)
                .path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
        if (!names.isEmpty()) {
            body.put(dice.of(names), junk());
        }
        return body;
    }

    private String junk() {
        return switch (dice.below(3)) {
            case 0 -> dice.of(Junk.NUMBERS);
            case 1 -> '"' + dice.of(Junk.TEXTS) + '"';
            default -> dice.of(Junk.OTHERS);
        };
    }

    private String twice(Map<String, String> body, String json) {
        return body.isEmpty()
                ? json
                : "{" + json.substring(1, json.length() - 1) + "," + member(dice.of(List.copyOf(body.entrySet())))
                        + "}";
    }

    /** A byte that no UTF-8 has there. */
    private String broken(String json) {
        String latin = latin(json);
        int at = dice.below(latin.length());
        return latin.substring(0, at)
                + dice.of("\u00ff", "\u00c3", "\u0080", "\u00ed\u00a0\u0080", "\u0001")
                + latin.substring(at);
    }

    private static String json(Map<String, String> body) {
        return body.entrySet().stream().map(Bodies::member).collect(Collectors.joining(",", "{", "}"));
    }

    private static String member(Map.Entry<String, String> member) {
        return '"' + member.getKey() + "\":" + member.getValue();
    }

    static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}

package dev.limen.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Members that would give or change something if anybody listened: those of every schema, and some of nobody's. */
final class Grants {

    /** What shows that somebody has listened. */
    static final List<String> MARKS = List.of("assigned", "2001-01-01", "deadbeef");

    private static final Map<String, Object> INNER = Map.of(
            "password_hash",
            "assigned",
            "version",
            999,
            "is_admin",
            true,
            "admin",
            true,
            "desired",
            "Running",
            "token_generation",
            999,
            "host_path",
            "/assigned",
            "permissions",
            List.of("admin"));

    private final ApiDocument api;
    private final Person victim;
    private final JsonNode victimsVm;

    Grants(ApiDocument api, Person victim, JsonNode victimsVm) {
        this.api = api;
        this.victim = victim;
        this.victimsVm = victimsVm;
    }

    /** All but those that the operation is documented to take, in both ways of writing a name. */
    Map<String, Object> beside(Operation operation, JsonNode taken) {
        Map<String, Object> grants = new LinkedHashMap<>(INNER);
        for (JsonNode schema : api.schemas()) {
            schema.path("properties").propertyStream().forEach(member -> {
                Object value = value(operation, member.getKey(), member.getValue());
                grants.put(member.getKey(), value);
                grants.put(camel(member.getKey()), value);
            });
        }
        taken.path("properties").fieldNames().forEachRemaining(grants::remove);
        return grants;
    }

    private static String camel(String name) {
        return Pattern.compile("_([a-z])").matcher(name).replaceAll(letter -> letter.group(1)
                .toUpperCase(Locale.ROOT));
    }

    private Object value(Operation operation, String member, JsonNode declared) {
        JsonNode schema = api.resolved(declared);
        boolean ofVm = operation.path().contains("/vms") ? !member.startsWith("user") : member.startsWith("vm");
        return switch (member) {
            case "role" -> "admin";
            case "approved" -> true;
            case "id", "vm_id" -> ofVm ? victimsVm.path("id") : victim.id();
            case "user_id", "owner_id" -> victim.id();
            case "uuid" -> ofVm ? victimsVm.path("uuid") : "deadbeef-0000-4000-8000-000000000000";
            default -> value(operation, schema);
        };
    }

    private Object value(Operation operation, JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum")
                    .valueStream()
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> 999;
            case "boolean" -> true;
            case "array" -> List.of(value(operation, "", schema.path("items")));
            case "object" -> {
                Map<String, Object> object = new LinkedHashMap<>();
                schema.path("properties")
                        .propertyStream()
                        .forEach(inner ->
                                object.put(inner.getKey(), value(operation, inner.getKey(), inner.getValue())));
                yield object;
            }
            default ->
                switch (schema.path("format").asText()) {
                    case "date-time" -> "2001-01-01T00:00:00Z";
                    case "uuid" -> "deadbeef-0000-4000-8000-000000000000";
                    default -> "assigned";
                };
        };
    }
}

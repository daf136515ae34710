package dev.limen.bootstrap.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The API as it describes itself. */
final class ApiDocument {

    private static final String PREFIX = "#/components/schemas/";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch", "head", "options");

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final SchemaValidatorsConfig settings =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<JsonNode, JsonSchema> validators = new HashMap<>();
    private final JsonNode document;

    ApiDocument(String json) {
        document = read(json);
        document.findParents("properties").forEach(ApiDocument::close);
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The description is not JSON.", e);
        }
    }

    /** Answers hold what is described and nothing else. */
    private static void close(JsonNode schema) {
        if (schema.path("properties").isObject() && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    List<Operation> operations() {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    /** What there can be many of: the words before a parameter in any path. */
    Set<String> collections() {
        return operations().stream().flatMap(Operation::collections).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The schema itself, where it only names one. */
    JsonNode resolved(JsonNode schema) {
        String name = schema.path("$ref").asText();
        return name.isEmpty()
                ? schema
                : document.path("components").path("schemas").path(name.substring(PREFIX.length()));
    }

    /** Every schema that has a name. */
    List<JsonNode> schemas() {
        return document.path("components").path("schemas").valueStream().toList();
    }

    JsonNode error() {
        return document.path("components").path("schemas").path("Error");
    }

    /** What of a value is not as the schema has it. */
    List<String> violations(JsonNode schema, JsonNode value) {
        return validators.computeIfAbsent(schema, this::validator).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private JsonSchema validator(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return factory.getSchema(whole, settings);
    }
}

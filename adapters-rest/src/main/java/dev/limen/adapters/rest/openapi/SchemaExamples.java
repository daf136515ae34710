package dev.limen.adapters.rest.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** Gives every schema an example, put together from those of its members. */
final class SchemaExamples {

    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, Schema> schemas;

    SchemaExamples(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void addAll() {
        describe("Instant", "A moment, RFC 3339 in UTC.", "2026-01-05T08:30:00Z");
        describe("UUID", "A UUID.", "0b9c6ab5-1e5f-4f0c-9d57-3b1c8a2f6d41");
        schemas.values().forEach(schema -> schema.setExamples(List.of(example(schema))));
    }

    private void describe(String name, String description, String example) {
        Schema schema = schemas.get(name);
        if (schema != null) {
            schema.description(description).examples(List.of(example));
        }
    }

    private Object example(Schema schema) {
        if (isSet(schema.getExamples())) {
            return schema.getExamples().getFirst();
        }
        if (isSet(schema.getEnumeration())) {
            return schema.getEnumeration().getFirst();
        }
        if (schema.getRef() != null) {
            return example(Objects.requireNonNull(schemas.get(schema.getRef().substring(PREFIX.length()))));
        }
        if (isSet(schema.getOneOf())) {
            return example(schema.getOneOf().getFirst());
        }
        if (schema.getItems() != null) {
            return List.of(example(schema.getItems()));
        }
        return schema.getProperties() == null ? plain(schema) : object(schema.getProperties());
    }

    private static boolean isSet(@Nullable List<?> list) {
        return list != null && !list.isEmpty();
    }

    private Map<String, Object> object(Map<String, Schema> members) {
        Map<String, Object> example = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            if (!isOptionWithoutExample(member)) {
                example.put(name, example(member));
            }
        });
        return example;
    }

    /** A member of a request that is left out more often than not. */
    private static boolean isOptionWithoutExample(Schema member) {
        return isSet(member.getType())
                && member.getType().contains(SchemaType.NULL)
                && !isSet(member.getExamples())
                && !isSet(member.getEnumeration())
                && member.getItems() == null
                && member.getProperties() == null
                && member.getDefaultValue() == null;
    }

    private static Object plain(Schema schema) {
        return Objects.requireNonNullElse(schema.getDefaultValue(), "…");
    }
}

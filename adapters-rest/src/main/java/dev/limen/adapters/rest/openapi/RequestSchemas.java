package dev.limen.adapters.rest.openapi;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Describes what holds for bodies of requests: a member that is not required may be null, which is as if it were absent;
 * of some members one must be there; and numbers have the bounds of their types.
 */
record RequestSchemas(Map<String, Schema> schemas) {

    private static final String PREFIX = "#/components/schemas/";

    /** Bodies, and the members of which one must be there. */
    private static final Map<String, List<String>> ONE_OF = Map.of(
            "NewQuota", List.of("max_vms", "max_cpu", "max_memory", "max_disk"),
            "UserChange", List.of("username", "password", "role"),
            "VMAction", List.of("cpu", "memory"));

    void describe(OpenAPI api) {
        api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .filter(schema -> schema.getRef() != null)
                .map(schema -> schema.getRef().substring(PREFIX.length()))
                .distinct()
                .forEach(this::describe);
    }

    private void describe(String name) {
        Schema body = Objects.requireNonNull(schemas.get(name));
        List<String> required = Objects.requireNonNullElse(body.getRequired(), List.of());
        ONE_OF.getOrDefault(name, List.of()).forEach(member -> body.addAnyOf(present(member, body)));
        if (name.equals("VMAction")) {
            body.addAnyOf(OASFactory.createSchema()
                    .addProperty(
                            "action",
                            OASFactory.createSchema()
                                    .not(OASFactory.createSchema().addEnumeration("update"))));
        }
        body.getProperties().forEach((member, schema) -> {
            bound(schema);
            if (!required.contains(member)) {
                allowNull(schema);
            }
        });
    }

    private static Schema present(String member, Schema body) {
        SchemaType type = Objects.requireNonNull(body.getProperties().get(member))
                .getType()
                .getFirst();
        return OASFactory.createSchema()
                .addRequired(member)
                .addProperty(member, OASFactory.createSchema().addType(type));
    }

    private static void bound(Schema schema) {
        @Nullable
        BigDecimal max =
                switch (schema.getFormat()) {
                    case "int32" -> BigDecimal.valueOf(Integer.MAX_VALUE);
                    case "int64" -> BigDecimal.valueOf(Long.MAX_VALUE);
                    case null, default -> null;
                };
        if (max != null) {
            schema.setMaximum(Objects.requireNonNullElse(schema.getMaximum(), max));
            schema.setMinimum(Objects.requireNonNullElse(schema.getMinimum(), max.negate()));
        }
    }

    private static void allowNull(Schema schema) {
        schema.addType(SchemaType.NULL);
        if (schema.getEnumeration() != null) {
            enumerate(schema, schema.getEnumeration());
        }
    }

    /** One of these values, or null. */
    static void enumerate(Schema schema, List<?> values) {
        Object[] withNull = Arrays.copyOf(values.toArray(), values.size() + 1);
        schema.setEnumeration(Arrays.asList(withNull));
    }
}

package dev.limen.adapters.rest.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Marks members as required that are never null. Those of a request can all be null until they are looked at, so that a
 * request's schema names its required ones itself.
 */
record RequiredMembers(IndexView index) {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    void addTo(Map<String, Schema> schemas) {
        index.getAnnotations(org.eclipse.microprofile.openapi.annotations.media.Schema.class).stream()
                .filter(described -> described.value("name") != null)
                .collect(Collectors.toMap(
                        described -> described.value("name").asString(),
                        described -> optional(described.target().asClass()),
                        (members, sameOfAnotherIndex) -> members))
                .forEach((name, optional) -> add(schemas.get(name), optional));
    }

    private static Set<String> optional(ClassInfo type) {
        return type.recordComponents().stream()
                .filter(member -> member.type().hasAnnotation(NULLABLE))
                .map(RecordComponentInfo::name)
                .map(new SnakeCaseStrategy()::translate)
                .collect(Collectors.toSet());
    }

    private static void add(@Nullable Schema schema, Set<String> optional) {
        if (schema != null && schema.getProperties() != null) {
            schema.getProperties().keySet().stream()
                    .filter(member -> !optional.contains(member))
                    .forEach(schema::addRequired);
        }
    }
}

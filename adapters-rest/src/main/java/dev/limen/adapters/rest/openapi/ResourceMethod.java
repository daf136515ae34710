package dev.limen.adapters.rest.openapi;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.idempotency.Idempotent;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * What a resource's method says of its answers, by its annotations and its parameters.
 *
 * @param readsAddress whether it looks for parameters in the address by itself, as lists do that are shown in pages
 * @param errors those that it has besides those that follow from its shape
 */
record ResourceMethod(
        boolean isSignedIn,
        boolean isIdempotent,
        boolean readsAddress,
        List<Fails.With> errors,
        boolean failsWhenUnavailable) {

    /** What is served beside the resources, to whoever is signed in. */
    static final ResourceMethod OF_NO_RESOURCE = new ResourceMethod(true, false, false, List.of(), true);

    static ResourceMethod of(MethodInfo method) {
        Optional<AnnotationInstance> fails = annotation(method, Fails.class);
        return new ResourceMethod(
                method.declaringClass().hasDeclaredAnnotation(Authenticated.class),
                method.hasAnnotation(Idempotent.class),
                method.parameterTypes().contains(Type.create(UriInfo.class)),
                fails.map(it -> it.value("with")).stream()
                        .flatMap(value -> Stream.of(value.asEnumArray()))
                        .map(Fails.With::valueOf)
                        .toList(),
                fails.map(it -> it.value("whenUnavailable"))
                        .map(AnnotationValue::asBoolean)
                        .orElse(true));
    }

    private static Optional<AnnotationInstance> annotation(MethodInfo method, Class<? extends Annotation> type) {
        return Optional.ofNullable(method.annotation(type))
                .or(() -> Optional.ofNullable(method.declaringClass().declaredAnnotation(type)));
    }
}

package dev.limen.adapters.rest.openapi;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.idempotency.Idempotent;
import io.quarkus.security.Authenticated;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.MethodInfo;

/**
 * What the annotations of a resource's method say of its errors.
 *
 * @param errors those that it has besides those that follow from its shape
 */
record ResourceMethod(
        boolean isSignedIn,
        boolean isIdempotent,
        List<Fails.With> errors,
        Fails.About about,
        boolean failsWhenUnavailable) {

    /** What is served beside the resources, to whoever is signed in. */
    static final ResourceMethod OF_NO_RESOURCE = new ResourceMethod(true, false, List.of(), Fails.About.VM, true);

    static ResourceMethod of(MethodInfo method) {
        Optional<AnnotationInstance> fails = annotation(method, Fails.class);
        return new ResourceMethod(
                method.declaringClass().hasDeclaredAnnotation(Authenticated.class),
                method.hasAnnotation(Idempotent.class),
                fails.map(it -> it.value("with")).stream()
                        .flatMap(value -> Stream.of(value.asEnumArray()))
                        .map(Fails.With::valueOf)
                        .toList(),
                fails.map(it -> it.value("about"))
                        .map(value -> Fails.About.valueOf(value.asEnum()))
                        .orElse(Fails.About.VM),
                fails.map(it -> it.value("whenUnavailable"))
                        .map(AnnotationValue::asBoolean)
                        .orElse(true));
    }

    private static Optional<AnnotationInstance> annotation(MethodInfo method, Class<? extends Annotation> type) {
        return Optional.ofNullable(method.annotation(type))
                .or(() -> Optional.ofNullable(method.declaringClass().declaredAnnotation(type)));
    }
}

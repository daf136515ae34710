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

/** The annotations of the method of a resource that an operation describes. */
record ResourceMethod(MethodInfo method) {

    boolean isAuthenticated() {
        return method.declaringClass().hasDeclaredAnnotation(Authenticated.class);
    }

    boolean isIdempotent() {
        return method.hasAnnotation(Idempotent.class);
    }

    /** Errors that it has besides those that follow from its shape. */
    List<Fails.With> errors() {
        return fails("with").stream()
                .flatMap(value -> Stream.of(value.asEnumArray()))
                .map(Fails.With::valueOf)
                .toList();
    }

    Fails.About about() {
        return fails("about").map(value -> Fails.About.valueOf(value.asEnum())).orElse(Fails.About.VM);
    }

    boolean failsWhenUnavailable() {
        return fails("whenUnavailable").map(AnnotationValue::asBoolean).orElse(true);
    }

    private Optional<AnnotationValue> fails(String member) {
        return annotation(Fails.class).map(fails -> fails.value(member));
    }

    private Optional<AnnotationInstance> annotation(Class<? extends Annotation> type) {
        return Optional.ofNullable(method.annotation(type))
                .or(() -> Optional.ofNullable(method.declaringClass().declaredAnnotation(type)));
    }
}

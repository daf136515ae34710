package dev.limen.adapters.rest.routing;

import java.lang.reflect.Method;
import java.util.Optional;

/** What is served where, as templates like {@code /api/vms/{vm}}. */
public interface Routes {

    /** The route that this method of a resource serves. */
    String of(Class<?> resource, Method method);

    /** The route at this path, whatever its methods. */
    Optional<String> at(String path);
}

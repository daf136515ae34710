package dev.limen.adapters.rest.routing;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The routes and methods that the resources declare. The framework refuses a wrong method without saying which ones are right, and
 * lists more of them than there are when it is asked.
 */
@Singleton
class ResourceRoutes implements Routes {

    private record Route(String template, Pattern path, String method) {}

    private final List<Route> routes;

    ResourceRoutes(BeanManager beans) {
        routes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(ResourceRoutes::routes)
                .toList();
    }

    private static Stream<Route> routes(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        return Stream.of(resource.getDeclaredMethods()).flatMap(method -> routes(base, method));
    }

    private static Stream<Route> routes(String base, Method method) {
        String template = template(base, method);
        Pattern path = pattern(template);
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> new Route(template, path, verb.value()));
    }

    private static String template(String base, Method method) {
        Path below = method.getAnnotation(Path.class);
        String template = below == null ? base : base + "/" + below.value();
        return "/" + template.replaceAll("^/+|/+$", "").replaceAll("/+", "/");
    }

    private static Pattern pattern(String template) {
        String path = Stream.of(template.substring(1).split("/"))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .reduce("", (before, part) -> before + "/" + part);
        return Pattern.compile(path + "/?");
    }

    @Override
    public String of(Class<?> resource, Method method) {
        return template(resource.getAnnotation(Path.class).value(), method);
    }

    @Override
    public Optional<String> at(String path) {
        return routes.stream()
                .filter(route -> route.path.matcher(path).matches())
                .map(Route::template)
                .findFirst();
    }

    /** The methods that a path answers to; none when there is nothing at it. */
    Set<String> methodsAt(String path) {
        Set<String> methods = new TreeSet<>();
        routes.stream().filter(route -> route.path.matcher(path).matches()).forEach(route -> methods.add(route.method));
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }
}

package dev.limen.adapters.rest.routing;

import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
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
 * The routes and methods that the resources declare, and beside them the routes of the server. The framework refuses a
 * wrong method without saying which ones are right, and lists more of them than there are when it is asked.
 */
@Singleton
class ResourceRoutes implements Routes {

    private record Route(String template, Pattern path, String method) {

        long parameters() {
            return template.chars().filter(character -> character == '{').count();
        }
    }

    private static final Pattern PLAIN_PATH = Pattern.compile("[\\w/:.-]+");
    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

    private final List<Route> routes;
    private volatile List<Route> serverRoutes = List.of();

    ResourceRoutes(BeanManager beans) {
        routes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(ResourceRoutes::routes)
                .toList();
    }

    /** Finds what belongs to no resource, like sockets. By now everybody who serves something has said where. */
    void start(@Observes StartupEvent event, Router router) {
        serverRoutes = router.getRoutes().stream()
                .map(io.vertx.ext.web.Route::getPath)
                .filter(path -> path != null && PLAIN_PATH.matcher(path).matches())
                .map(path -> PARAMETER.matcher(path).replaceAll("{$1}"))
                .map(template -> new Route(template, pattern(template), "*"))
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
        return closest(Stream.concat(routes.stream(), serverRoutes.stream()), path)
                .map(Route::template)
                .findFirst();
    }

    /** A word of a route goes before a parameter that it would fit, as it does for the framework. */
    private static Stream<Route> closest(Stream<Route> routes, String path) {
        List<Route> fitting =
                routes.filter(route -> route.path.matcher(path).matches()).toList();
        long fewest = fitting.stream().mapToLong(Route::parameters).min().orElse(0);
        return fitting.stream().filter(route -> route.parameters() == fewest);
    }

    /** The methods that a path answers to; none when there is nothing at it. */
    Set<String> methodsAt(String path) {
        Set<String> methods = new TreeSet<>();
        closest(routes.stream(), path).forEach(route -> methods.add(route.method));
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }
}

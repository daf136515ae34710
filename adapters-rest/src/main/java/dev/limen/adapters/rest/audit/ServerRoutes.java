package dev.limen.adapters.rest.audit;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Routes of the router that belong to no resource, like those of sockets. */
final class ServerRoutes {

    private static final Pattern PLAIN = Pattern.compile("[\\w/:.-]+");
    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

    private record Known(String template, Pattern path) {

        static Known of(String path) {
            return new Known(
                    PARAMETER.matcher(path).replaceAll("{$1}"),
                    Pattern.compile(PARAMETER.matcher(path).replaceAll("[^/]+")));
        }
    }

    private final List<Known> routes;

    ServerRoutes(Router router) {
        routes = router.getRoutes().stream()
                .map(Route::getPath)
                .filter(path -> path != null && PLAIN.matcher(path).matches())
                .map(Known::of)
                .toList();
    }

    Optional<String> at(String path) {
        return routes.stream()
                .filter(route -> route.path.matcher(path).matches())
                .map(Known::template)
                .findFirst();
    }
}

package dev.limen.adapters.images.source;

import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fetches from web servers. Each host is looked up once, all its addresses are checked, and the connection is made to one of
 * those; so a second look-up with another answer has no effect. Redirects are followed by hand, and checked alike.
 */
final class WebSource {

    private static final System.Logger LOG = System.getLogger(WebSource.class.getName());
    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int OK = 200;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client;
    private final AllowedHosts hosts;
    private final NameLookup lookup;
    private final Predicate<InetAddress> mayConnectTo;

    WebSource(Vertx vertx, AllowedHosts hosts, NameLookup lookup, Predicate<InetAddress> mayConnectTo) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis())));
        this.hosts = hosts;
        this.lookup = lookup;
        this.mayConnectTo = mayConnectTo;
    }

    void check(String url) {
        hosts.check(url);
    }

    ImageFiles.Content open(String url) {
        URI uri = hosts.check(url);
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            WebContent response = request(uri);
            if (!REDIRECTS.contains(response.status())) {
                return content(response);
            }
            uri = next(uri, response);
        }
        throw new ImageError.SourceFailed("The source redirects more than " + MAX_REDIRECTS + " times.");
    }

    private URI next(URI uri, WebContent response) {
        response.close();
        @Nullable String location = response.header(HttpHeaders.LOCATION);
        URI next = hosts.check(resolve(uri, Objects.requireNonNullElse(location, "")));
        if (isSecure(uri) && !isSecure(next)) {
            throw new ImageError.SourceNotAllowed("The source redirects from https to http, which is not followed.");
        }
        return next;
    }

    private static String resolve(URI uri, String location) {
        try {
            return uri.resolve(location).toString();
        } catch (IllegalArgumentException e) {
            throw new ImageError.SourceFailed("The source redirects to something that is no address.");
        }
    }

    private static boolean isSecure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private WebContent request(URI uri) {
        InetAddress address = address(uri.getHost());
        int defaultPort = isSecure(uri) ? 443 : 80;
        int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(isSecure(uri))
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity")
                .putHeader(HttpHeaders.USER_AGENT, "limen");
        return responseIn(
                client.request(options).compose(HttpClientRequest::send).map(WebContent::new));
    }

    private static WebContent responseIn(Future<WebContent> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(RESPONSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.onSuccess(WebContent::close);
            throw new ImageError.SourceFailed("The source did not answer in time (timeout).");
        } catch (ExecutionException e) {
            LOG.log(Level.INFO, "The source of an import does not answer: {0}", e.getCause());
            throw new ImageError.SourceFailed("The source cannot be reached, or its certificate is not trusted.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageError.SourceFailed("The import was interrupted.");
        }
    }

    /** One public address among several must not hide a private one. */
    private InetAddress address(String host) {
        List<InetAddress> addresses;
        try {
            addresses = lookup.addresses(host);
        } catch (UnknownHostException e) {
            throw new ImageError.SourceFailed("The host of the source has no address (" + host + ").");
        }
        if (addresses.isEmpty() || !addresses.stream().allMatch(mayConnectTo)) {
            throw new ImageError.SourceNotAllowed("The host of the source (" + host
                    + ") has an address that is not public, from which nothing is imported.");
        }
        return addresses.getFirst();
    }

    private static ImageFiles.Content content(WebContent response) {
        if (response.status() != OK) {
            response.close();
            throw new ImageError.SourceFailed("The source answers with the status " + response.status() + ".");
        }
        @Nullable String encoding = response.header(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            response.close();
            throw new ImageError.SourceFailed("The source packs its content, which is not unpacked here.");
        }
        return response;
    }
}

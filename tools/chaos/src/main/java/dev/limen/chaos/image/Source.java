package dev.limen.chaos.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on every address of this host. Only the public one may be connected to; the others count who does. */
final class Source implements AutoCloseable {

    /** What is done at a path. */
    @FunctionalInterface
    interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final AtomicInteger inside = new AtomicInteger();

    Source() {
        try {
            server = HttpServer.create(new InetSocketAddress(0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String address = exchange.getLocalAddress().getAddress().getHostAddress();
            if (!address.equals(LocalAddresses.PUBLIC)) {
                inside.incrementAndGet();
            }
            pages.getOrDefault(exchange.getRequestURI().getPath(), it -> it.sendResponseHeaders(404, -1))
                    .answer(exchange);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How often somebody came to an address that is not public. */
    int visitsInside() {
        return inside.get();
    }

    String at(String host, String path) {
        return "http://" + host + ":" + port() + path;
    }

    void put(String path, Page page) {
        pages.put(path, page);
    }

    /** Sends the content with these headers, and says nothing of its length. */
    void put(String path, Map<String, String> headers, InputStream content) {
        put(path, exchange -> {
            headers.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(200, 0);
            content.transferTo(exchange.getResponseBody());
        });
    }

    void redirect(String path, String location) {
        put(path, exchange -> redirect(exchange, location));
    }

    static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        exchange.sendResponseHeaders(302, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

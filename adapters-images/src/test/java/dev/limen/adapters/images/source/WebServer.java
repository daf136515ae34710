package dev.limen.adapters.images.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on one loopback address. */
final class WebServer implements AutoCloseable {

    /** What it says at a path. */
    record Page(int status, Map<String, String> headers, ByteBuffer body) {}

    static Page page(int status, Map<String, String> headers, byte... body) {
        return new Page(status, headers, ByteBuffer.wrap(body).asReadOnlyBuffer());
    }

    private final HttpServer server;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    WebServer(String address, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            Page page = pages.getOrDefault(exchange.getRequestURI().getPath(), page(404, Map.of()));
            page.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = new byte[page.body().remaining()];
            page.body().duplicate().get(body);
            exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    void put(String path, Page page) {
        pages.put(path, page);
    }

    void redirect(String path, String location) {
        put(path, page(302, Map.of("Location", location)));
    }

    int port() {
        return server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

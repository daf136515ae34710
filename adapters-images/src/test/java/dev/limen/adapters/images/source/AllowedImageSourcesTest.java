package dev.limen.adapters.images.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.image.ImageSourcesContract;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageSource;
import dev.limen.domain.image.ImageSources;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For these tests 127.0.0.5 is a public address, and 127.0.0.1 is not. */
class AllowedImageSourcesTest implements ImageSourcesContract {

    private static final InetAddress OUTSIDE = InetAddress.ofLiteral("127.0.0.5");
    private static final InetAddress INSIDE = InetAddress.ofLiteral("127.0.0.1");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger lookups = new AtomicInteger();
    private WebServer outside = server("127.0.0.5", 0);
    private WebServer inside = server("127.0.0.1", outside.port());

    @TempDir
    Path directory = Path.of("");

    private static WebServer server(String address, int port) {
        try {
            return new WebServer(address, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void makeRoot() throws IOException {
        Files.createDirectories(directory.resolve("root"));
    }

    @AfterEach
    void stop() {
        outside.close();
        inside.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private String at(String host, String path) {
        return "http://" + host + ":" + outside.port() + path;
    }

    private List<InetAddress> lookUp(String host) {
        return switch (host) {
            case "images.test" -> List.of(OUTSIDE);
            case "inside.test" -> List.of(INSIDE);
            case "both.test" -> List.of(OUTSIDE, INSIDE);
            case "rebinding.test" -> List.of(lookups.getAndIncrement() == 0 ? OUTSIDE : INSIDE);
            default -> throw new IllegalStateException(host);
        };
    }

    @Override
    public ImageSources sources() {
        List<String> hosts = List.of("images.test", "inside.test", "both.test", "rebinding.test");
        return new AllowedImageSources(
                vertx,
                AllowedHosts.of(
                        hosts.stream().map(host -> host + ":" + outside.port()).toList()),
                List.of(directory.resolve("root")),
                this::lookUp,
                OUTSIDE::equals);
    }

    @Override
    public ImageSource with(byte[] content) {
        outside.put("/content", WebServer.page(200, Map.of(), content));
        return new ImageSource.Url(at("images.test", "/content"));
    }

    @Override
    public ImageSource broken() {
        return new ImageSource.Url(at("images.test", "/missing"));
    }

    @Override
    public ImageSource notAllowed() {
        return new ImageSource.Url(at("elsewhere.test", "/"));
    }

    private <E extends Throwable> String refusal(Class<E> type, String url) {
        return String.valueOf(assertThrows(type, () -> sources().open(new ImageSource.Url(url)))
                .getMessage());
    }

    @Test
    void the_length_is_told() {
        try (ImageFiles.Content content = sources().open(with(new byte[12_345]))) {
            assertEquals(12_345, content.length());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inside.test", "both.test"})
    void a_host_with_an_address_that_is_not_public_is_not_connected_to(String host) {
        assertTrue(refusal(ImageError.SourceNotAllowed.class, at(host, "/")).contains("not public"));
        assertEquals(0, inside.requests() + outside.requests());
    }

    @Test
    void a_redirect_to_a_host_with_such_an_address_is_not_followed() {
        outside.redirect("/r", at("inside.test", "/secret"));

        assertTrue(refusal(ImageError.SourceNotAllowed.class, at("images.test", "/r"))
                .contains("not public"));
        assertEquals(0, inside.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://10.0.0.1/",
                "http://[::ffff:127.0.0.1]/",
                "//127.0.0.1/",
                "file:///etc/passwd",
                "http://elsewhere.test/"
            })
    void a_redirect_to_anything_else_is_not_followed(String location) {
        outside.redirect("/r", location);

        refusal(ImageError.SourceNotAllowed.class, at("images.test", "/r"));
        assertEquals(0, inside.requests());
    }

    @Test
    void redirects_are_followed_a_few_times() {
        outside.redirect("/1", "/2");
        outside.redirect("/2", at("images.test", "/content"));
        with(new byte[] {7});
        try (ImageFiles.Content content = sources().open(new ImageSource.Url(at("images.test", "/1")))) {
            assertEquals(1, content.length());
        }

        outside.redirect("/loop", "/loop");
        assertTrue(refusal(ImageError.SourceFailed.class, at("images.test", "/loop"))
                .contains("redirects"));
    }

    @Test
    void the_connection_is_made_to_the_address_that_was_checked() {
        outside.put("/content", WebServer.page(200, Map.of(), new byte[] {1}));
        try (ImageFiles.Content content = sources().open(new ImageSource.Url(at("rebinding.test", "/content")))) {
            assertEquals(1, content.read(new byte[8]));
        }

        assertEquals(1, lookups.get());
        assertEquals(0, inside.requests());
        outside.redirect("/r", at("rebinding.test", "/content"));
        refusal(ImageError.SourceNotAllowed.class, at("images.test", "/r"));
        assertEquals(0, inside.requests());
    }

    /** Its end may come before anybody listens. */
    @RepeatedTest(50)
    void a_source_that_breaks_off_at_once_is_incomplete_and_no_internal_error() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, OUTSIDE)) {
            Thread.ofVirtual().start(() -> breakOff(server));
            AllowedHosts hosts = AllowedHosts.of(List.of("images.test:" + server.getLocalPort()));
            ImageSources sources = new AllowedImageSources(vertx, hosts, List.of(), this::lookUp, OUTSIDE::equals);
            ImageSource url = new ImageSource.Url("http://images.test:" + server.getLocalPort() + "/");

            try (ImageFiles.Content content = sources.open(url)) {
                assertEquals(1000, content.length());
                assertThrows(ImageError.Incomplete.class, () -> content.read(new byte[1000]));
            }
        }
    }

    private static void breakOff(ServerSocket server) {
        try (Socket connection = server.accept()) {
            connection.getInputStream().read(new byte[1000]);
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void packed_content_is_refused() {
        outside.put("/content", WebServer.page(200, Map.of("Content-Encoding", "gzip"), new byte[] {1}));

        assertTrue(refusal(ImageError.SourceFailed.class, at("images.test", "/content"))
                .contains("packs"));
    }

    @Test
    void files_outside_the_roots_are_not_there(@TempDir Path other) throws IOException {
        Path secret = Files.writeString(other.resolve("secret"), "secret");
        Files.createSymbolicLink(directory.resolve("root/link"), secret);
        Files.createSymbolicLink(directory.resolve("root/up"), other);

        for (String path : List.of(
                secret.toString(),
                directory + "/root/link",
                directory + "/root/up/secret",
                directory + "/root/../../etc/passwd",
                directory + "/root",
                directory + "/root/missing",
                "root/link",
                "a\0b")) {
            assertThrows(ImageError.SourceNotAllowed.class, () -> sources().open(new ImageSource.HostFile(path)), path);
        }
    }

    @Test
    void a_file_inside_a_root_is_read() throws IOException {
        Path file = Files.writeString(directory.resolve("root/a.iso"), "content");

        try (ImageFiles.Content content = sources().open(new ImageSource.HostFile(file.toString()))) {
            assertEquals(7, content.length());
            assertEquals(7, content.read(new byte[100]));
            assertEquals(-1, content.read(new byte[100]));
        }
    }
}

package dev.limen.bootstrap.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.bootstrap.Simulated;
import dev.limen.contract.vm.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TlsTest.OverTls.class)
@NullUnmarked // fields are set by the framework
class TlsTest {

    private static final long TIMEOUT = 30;
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final String ORIGIN = "http://localhost:3000";

    /** LIMEN with a certificate, at which it looks very often. */
    public static final class OverTls implements QuarkusTestProfile {

        private static TlsFiles files() {
            try {
                Path directory = Files.createTempDirectory("limen-tls");
                return new TlsFiles(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            TlsFiles files = files();
            TestCertificate.of("first", "RSA").write(files);
            Map<String, String> settings = new HashMap<>(new Simulated().getConfigOverrides());
            settings.put("limen.tls.certificate", files.certificate().toString());
            settings.put("limen.tls.key", files.key().toString());
            settings.put("limen.tls.check-interval", "20ms");
            settings.putAll(files.serverSettings());
            return settings;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return new Simulated().testResources();
        }
    }

    private static final SSLContext TRUSTING = trusting();

    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsEverybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static URI server() {
        return URI.create(ConfigProvider.getConfig().getValue("test.url.ssl", String.class));
    }

    private static HttpResponse<String> send(HttpClient.Version version, HttpRequest.Builder request) {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(TRUSTING).version(version).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(server().resolve(path));
    }

    private static HttpResponse<String> logIn() {
        JsonObject body =
                new JsonObject(Map.of("username", Simulated.ADMIN.username(), "password", Simulated.ADMIN.password()));
        return send(
                HttpClient.Version.HTTP_2,
                at("/api/auth/login")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.encode())));
    }

    private static String token() {
        return new JsonObject(logIn().body()).getString("token");
    }

    private static SSLSocket connect() {
        try {
            SSLSocket socket =
                    (SSLSocket) TRUSTING.getSocketFactory().createSocket(server().getHost(), server().getPort());
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shownTo(SSLSocket socket) throws IOException {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }

    /** In the moment in which certificates are exchanged the server may turn a connection away. */
    private static String shown() {
        try (SSLSocket socket = connect()) {
            return shownTo(socket);
        } catch (IOException | UncheckedIOException turnedAway) {
            return turnedAway.toString();
        }
    }

    private static String ask(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /api/health HTTP/1.1\r\nHost: limen\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] answer = new byte[4_000];
        int length = socket.getInputStream().read(answer);
        return length < 0 ? "" : new String(answer, 0, length, StandardCharsets.UTF_8);
    }

    /** A follower of the feed, for which nothing counts but that something is said. */
    private static final class Follower implements WebSocket.Listener {

        private final CompletableFuture<String> greeting = new CompletableFuture<>();
        private final CompletableFuture<String> closed = new CompletableFuture<>();
        private final CompletableFuture<String> pong = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            greeting.complete(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            pong.complete("pong");
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            closed.complete(failure.toString());
        }
    }

    private static WebSocket follow(HttpClient client, String query, Follower follower) {
        URI feed = URI.create("wss://" + server().getAuthority() + "/ws/vm-status" + query);
        return client.newWebSocketBuilder()
                .buildAsync(feed, follower)
                .orTimeout(TIMEOUT, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void both_versions_of_http_are_served_and_browsers_told_to_stay() {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            if (version == HttpClient.Version.HTTP_1_1 || version == HttpClient.Version.HTTP_2) {
                HttpResponse<String> answer = send(version, at("/api/health"));
                assertEquals(200, answer.statusCode());
                assertEquals(version, answer.version());
                assertEquals(
                        "max-age=31536000",
                        answer.headers().firstValue("Strict-Transport-Security").orElse("none"));
            }
        }
    }

    @Test
    void refusals_carry_the_same_headers() {
        HttpResponse<String> answer =
                send(HttpClient.Version.HTTP_2, at("/api/nothing").header("Origin", ORIGIN));
        assertEquals(404, answer.statusCode());
        assertEquals(
                ORIGIN,
                answer.headers().firstValue("Access-Control-Allow-Origin").orElse("none"));
        assertTrue(answer.headers().firstValue("Strict-Transport-Security").isPresent());
    }

    @Test
    void what_is_too_long_is_refused_over_http_2_too() {
        HttpResponse<String> headers =
                send(HttpClient.Version.HTTP_2, at("/api/health").header("X-Long", "a".repeat(20_000)));
        assertEquals(431, headers.statusCode());
        assertTrue(headers.body().contains("HEADERS_TOO_LARGE"), headers.body());
        HttpResponse<String> body = send(
                HttpClient.Version.HTTP_2,
                at("/api/auth/login")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArrays(List.of(spaces(), spaces(), spaces()))));
        assertEquals(413, body.statusCode());
        assertTrue(body.body().contains("BODY_TOO_LARGE"), body.body());
    }

    private static byte[] spaces() {
        return " ".repeat(30_000).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void a_connection_of_http_2_has_limits() {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClientOptions options = new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setUseAlpn(true)
                    .setSsl(true)
                    .setTrustAll(true)
                    .setVerifyHost(false);
            Http2Settings settings = vertx.createHttpClient(options)
                    .request(HttpMethod.GET, server().getPort(), server().getHost(), "/api/health")
                    .compose(HttpClientRequest::send)
                    .map(answer -> answer.request().connection().remoteSettings())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(TIMEOUT, TimeUnit.SECONDS)
                    .join();
            assertEquals(100, settings.getMaxConcurrentStreams());
            assertEquals(65_536, settings.getMaxHeaderListSize());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void cookies_are_for_tls_only() {
        List<String> cookies = logIn().headers().allValues("Set-Cookie");
        assertFalse(cookies.isEmpty());
        for (String cookie : cookies) {
            assertTrue(List.of(cookie.split("; *")).contains("Secure"), cookie);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void both_current_versions_of_tls_are_spoken(String version) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) TRUSTING.getSocketFactory().createSocket(server().getHost(), server().getPort())) {
            socket.setEnabledProtocols(new String[] {version});
            assertTrue(ask(socket).startsWith("HTTP/1.1 200"));
            assertEquals(version, socket.getSession().getProtocol());
        }
    }

    @Test
    void plain_http_is_not_served() throws IOException {
        try (Socket socket = new Socket(server().getHost(), server().getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            assertFalse(ask(socket).contains("HTTP/1.1"));
        }
    }

    @Test
    void sockets_are_served_and_refused_as_ever() {
        HttpClient client = HttpClient.newBuilder().sslContext(TRUSTING).build();
        try {
            Follower follower = new Follower();
            follow(client, "?token=" + token(), follower);
            String greeting =
                    follower.greeting.orTimeout(TIMEOUT, TimeUnit.SECONDS).join();
            assertTrue(greeting.contains("vm_list"), greeting);

            CompletionException refused =
                    assertThrows(CompletionException.class, () -> follow(client, "?token=garbage", new Follower()));
            assertEquals(
                    401,
                    ((WebSocketHandshakeException) refused.getCause())
                            .getResponse()
                            .statusCode());
        } finally {
            client.shutdownNow();
        }
    }

    private static void replace(String setting, String content) {
        TestCertificate.write(ConfigProvider.getConfig().getValue(setting, Path.class), content);
    }

    @Test
    void a_new_certificate_is_shown_to_whoever_connects_and_disturbs_nobody_else()
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().sslContext(TRUSTING).build();
        try (SSLSocket old = connect()) {
            Follower follower = new Follower();
            WebSocket socket = follow(client, "?token=" + token(), follower);
            String before = shownTo(old);
            assertTrue(ask(old).startsWith("HTTP/1.1 200"));

            TestCertificate next = TestCertificate.of("next", "EC");
            replace("limen.tls.certificate", next.certificate());
            Thread.sleep(500);
            assertEquals(before, shown(), "a certificate without its key");
            replace("limen.tls.key", next.key());
            Eventually.eventually("the new certificate is shown", () -> shown().equals("CN=next"));
            replace("limen.tls.certificate", "garbage");
            Thread.sleep(500);
            assertEquals("CN=next", shown());

            assertTrue(ask(old).startsWith("HTTP/1.1 200"));
            assertEquals(before, shownTo(old));
            socket.sendPing(ByteBuffer.allocate(1)).join();
            assertEquals(
                    "pong", follower.pong.orTimeout(TIMEOUT, TimeUnit.SECONDS).join());
            assertFalse(follower.closed.isDone());
        } finally {
            client.shutdownNow();
        }
    }
}

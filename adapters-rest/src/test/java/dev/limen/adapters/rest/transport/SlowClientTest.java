package dev.limen.adapters.rest.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SlowClientTest.Hasty.class)
@NullUnmarked // fields are set by the framework
class SlowClientTest {

    private static final int DEADLINE_MILLIS = 1_000;
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final String HEALTH = "GET /api/health HTTP/1.1\r\nHost: limen\r\n\r\n";
    private static final String LOGIN =
            "POST /api/auth/login HTTP/1.1\r\nHost: limen\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n";

    /** Has an application of its own, because nobody else should have to hurry. */
    public static final class Hasty implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("test.request-deadline", DEADLINE_MILLIS + "ms");
        }
    }

    /** Says again what it is told. */
    @Singleton
    static class Echo {

        void serve(@Observes Router router) {
            router.route("/echo").handler(context -> context.request()
                    .toWebSocket()
                    .onSuccess(socket -> socket.textMessageHandler(socket::writeTextMessage)));
        }
    }

    @TestHTTPResource
    URI server;

    private Socket socket;

    @BeforeEach
    void connect() throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    @AfterEach
    void hangUp() throws IOException {
        socket.close();
    }

    private void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void dribble() {
        Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    say("a");
                    Thread.sleep(DEADLINE_MILLIS / 20);
                }
            } catch (IOException | InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** What comes until the server hangs up. */
    private String heard() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String answer() throws IOException {
        byte[] answer = new byte[4_000];
        int length = socket.getInputStream().read(answer);
        return length < 0 ? "" : new String(answer, 0, length, StandardCharsets.UTF_8);
    }

    @Test
    void who_connects_and_says_nothing_is_hung_up_on() throws IOException {
        assertEquals("", heard());
    }

    @Test
    void who_never_gets_to_the_end_of_the_headers_is_hung_up_on() throws IOException {
        say("GET /api/health HTTP/1.1\r\nX-Long: ");
        dribble();

        assertEquals(-1, endOfDribbling());
    }

    @Test
    void a_body_in_pieces_is_read_all_the_same() throws IOException {
        String body = "{\"username\":\"nobody\",\"password\":\"wrong\"}";
        say(LOGIN.replace("60000", String.valueOf(body.length())));
        say(body.substring(0, 10));
        say(body.substring(10));

        assertTrue(answer().startsWith("HTTP/1.1 401"));
    }

    @Test
    void who_asks_before_sending_the_body_is_told_to_go_on() throws IOException {
        String body = "{\"username\":\"nobody\",\"password\":\"wrong\"}";
        say(LOGIN.replace("60000\r\n", body.length() + "\r\nExpect: 100-continue\r\n"));
        assertTrue(answer().startsWith("HTTP/1.1 100"));
        say(body);

        assertTrue(answer().startsWith("HTTP/1.1 401"));
    }

    @Test
    void who_never_gets_to_the_end_of_the_body_is_told_so_and_hung_up_on() throws IOException {
        say(LOGIN + "{\"username\":\"");
        dribble();

        String answer = answer();

        assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("connection: close"), answer);
        assertTrue(answer.contains("\"error_code\":\"REQUEST_TIMEOUT\""), answer);
        assertEquals(-1, endOfDribbling());
    }

    /** A peer that hangs up on somebody who still sends may do so with a reset. */
    private int endOfDribbling() throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    @Test
    void a_connection_may_rest_between_two_requests() throws IOException, InterruptedException {
        say(HEALTH);
        assertTrue(answer().startsWith("HTTP/1.1 200"));
        Thread.sleep(2 * DEADLINE_MILLIS);
        say(HEALTH);
        assertTrue(answer().startsWith("HTTP/1.1 200"));
    }

    @Test
    void a_socket_may_say_things_now_and_then() throws InterruptedException {
        BlockingQueue<CharSequence> echoes = new LinkedBlockingQueue<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket webSocket = client.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://" + server.getAuthority() + "/echo"), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                            echoes.add(text.toString());
                            socket.request(1);
                            return CompletableFuture.completedStage(null);
                        }
                    })
                    .join();
            for (int i = 0; i < 4; i++) {
                webSocket.sendText("hello " + i, true).join();
                assertEquals("hello " + i, echoes.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS));
                Thread.sleep(DEADLINE_MILLIS / 2);
            }
            webSocket.abort();
        }
    }

    @Test
    void the_second_request_of_a_connection_has_a_deadline_too() throws IOException {
        say(HEALTH);
        assertTrue(answer().startsWith("HTTP/1.1 200"));
        say("GET /api/health HTTP/1.1\r\nX-Long: ");
        dribble();

        assertEquals(-1, endOfDribbling());
    }
}

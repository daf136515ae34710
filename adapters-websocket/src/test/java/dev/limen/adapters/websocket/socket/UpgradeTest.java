package dev.limen.adapters.websocket.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.websocket.Cast;
import dev.limen.adapters.websocket.TestApplication;
import dev.limen.client.Answer;
import dev.limen.client.RawHttp;
import dev.limen.client.StreamRefused;
import dev.limen.contract.vm.Eventually;
import dev.limen.domain.user.UserView;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UpgradeTest {

    @Inject
    Cast cast;

    @Inject
    TestApplication app;

    private StreamRefused refused(String token) {
        return assertThrows(StreamRefused.class, () -> Client.with(app.socket(), token));
    }

    private static void assertRefused(int status, StreamRefused refused) {
        Answer answer = refused.answer().with(status).having("/code", status);
        assertEquals("application/json;charset=UTF-8", answer.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "undefined", "garbage", "a.b.c", "%00", "access.1.2.3", "%20"})
    void tokensThatAreNoneAreRefused(String token) {
        assertRefused(401, refused(token));
    }

    @Test
    void aMissingTokenIsRefused() {
        StreamRefused refused = assertThrows(StreamRefused.class, () -> Client.connect(app.socket(), ""));
        assertRefused(401, refused);
        assertEquals("Authentication required.", refused.answer().message());
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertRefused(401, refused(cast.tokenOf(cast.user(), Duration.ofSeconds(-1))));
    }

    @Test
    void theTokenOfADeletedUserIsRefused() {
        UserView user = cast.user();
        String token = cast.tokenOf(user);
        cast.delete(user);
        assertRefused(401, refused(token));
    }

    @Test
    void aUserWhoIsNotApprovedIsRefused() {
        assertRefused(403, refused(cast.tokenOf(cast.stranger())));
    }

    @Test
    void everybodyIsRefusedWhileTheStorageIsAway() {
        String token = cast.tokenOf(cast.user());
        app.store.disconnect();
        try {
            assertRefused(503, refused(token));
        } finally {
            app.store.reconnect();
        }
    }

    @ParameterizedTest
    @CsvSource({"GET,HTTP_1_1", "HEAD,HTTP_1_1", "POST,HTTP_1_1", "DELETE,HTTP_1_1", "GET,HTTP_2"})
    void whatIsNotAnUpgradeIsToldSo(String method, HttpClient.Version version)
            throws IOException, InterruptedException {
        HttpResponse<String> answer;
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            answer = client.send(
                    HttpRequest.newBuilder(app.socket())
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
        assertEquals(426, answer.statusCode());
        assertEquals(
                version == HttpClient.Version.HTTP_1_1,
                answer.headers().firstValue("Upgrade").isPresent());
        if (!method.equals("HEAD")) {
            assertEquals(426, new JsonObject(answer.body()).getInteger("code"));
        }
    }

    /** An upgrade as it should be but for what replaces or adds to its headers. */
    private String upgrade(String query, String... changes) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "Upgrade", "websocket",
                "Connection", "Upgrade",
                "Sec-WebSocket-Version", "13",
                "Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="));
        for (String change : changes) {
            String[] parts = change.split(": *", 2);
            headers.put(parts[0], parts[1]);
        }
        StringBuilder request = new StringBuilder("GET " + app.socket().getPath() + "?" + query + " HTTP/1.1\r\n");
        request.append("Host: localhost\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString();
    }

    private RawHttp.Answer send(String request) {
        return new RawHttp(app.socket().getPort()).send(request);
    }

    @Test
    void twoUpgradesOfOneConnectionAtOnceLeaveNoPlaceBehind() throws IOException {
        String token = cast.tokenOf(cast.user());
        byte[] twice = upgrade("token=" + token).repeat(2).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < TestApplication.SOCKETS; i++) {
            try (Socket socket = new Socket(app.socket().getHost(), app.socket().getPort())) {
                socket.getOutputStream().write(twice);
                var unused = socket.getInputStream().read();
            }
        }
        Eventually.eventually("there is a place", () -> {
            try (Client client = Client.with(app.socket(), token)) {
                return client.nextList().isEmpty();
            } catch (StreamRefused full) {
                return false;
            }
        });
    }

    @Test
    void anUpgradeAsItShouldBeIsDone() {
        assertEquals(101, send(upgrade("token=" + cast.tokenOf(cast.user()))).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Upgrade: TLS/1.0",
                "Connection: close",
                "Sec-WebSocket-Version: 12",
                "Sec-WebSocket-Key: ",
                "Content-Length: 9000",
                "Transfer-Encoding: chunked"
            })
    void aHalfHeartedUpgradeIsRefusedAsNone(String change) {
        RawHttp.Answer answer = send(upgrade("token=" + cast.tokenOf(cast.user()), change));
        assertEquals(426, answer.status());
        assertTrue(answer.body().contains("{\"code\":426"), answer::body);
    }

    @Test
    void aUserWhoIsDeletedRightAfterConnectingIsNotKept() {
        UserView user = cast.user();
        try (Client client = Client.with(app.socket(), cast.tokenOf(user))) {
            cast.delete(user);
            assertEquals(1008, client.socket().closeCode());
        }
    }

    /** Only one of twice as many at once gets each place. */
    @Test
    void aUserHasOnlySoManySockets() {
        String token = cast.tokenOf(cast.user());
        List<Client> clients = new CopyOnWriteArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        try {
            IntStream.range(0, 2 * TestApplication.SOCKETS)
                    .mapToObj(i -> Thread.startVirtualThread(() -> connect(token, clients, refused)))
                    .toList()
                    .forEach(UpgradeTest::join);
            assertEquals(TestApplication.SOCKETS, clients.size());
            assertEquals(TestApplication.SOCKETS, refused.get());
            assertRefused(429, refused(token));
            try (Client other = Client.with(app.socket(), cast.tokenOf(cast.user()))) {
                assertEquals(List.of(), other.nextList());
            }
            clients.removeFirst().close();
            Eventually.eventually("there is a place again", () -> connect(token, clients, refused));
        } finally {
            clients.forEach(Client::close);
        }
    }

    private boolean connect(String token, List<Client> clients, AtomicInteger refused) {
        try {
            clients.add(Client.with(app.socket(), token));
            return true;
        } catch (StreamRefused full) {
            refused.incrementAndGet();
            return false;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1.5", "99999999999999999999"})
    void aPositionThatIsNoneIsRefused(String since) {
        assertRefused(400, refused(cast.tokenOf(cast.user()) + "&since=" + since));
        assertRefused(401, refused("garbage&since=" + since));
    }

    @Test
    void whatFailsForItsPositionTakesNoPlace() {
        String token = cast.tokenOf(cast.user());
        for (int i = 0; i < 2 * TestApplication.SOCKETS; i++) {
            assertRefused(400, refused(token + "&since=x"));
        }
        try (Client client = Client.with(app.socket(), token)) {
            assertEquals(List.of(), client.nextList());
        }
    }

    @Test
    void otherAddressesAreLeftAlone() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(app.socket().resolve("/ws/other")).build(), BodyHandlers.ofString());
            assertEquals(404, answer.statusCode());
            assertFalse(answer.headers().firstValue("Upgrade").isPresent());
        }
    }
}

package dev.limen.adapters.websocket.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.websocket.Cast;
import dev.limen.adapters.websocket.RawRequest;
import dev.limen.adapters.websocket.TestApplication;
import dev.limen.contract.vm.Eventually;
import dev.limen.domain.user.UserView;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

    private UpgradeRejectedException refused(String token) {
        return assertThrows(UpgradeRejectedException.class, () -> Client.with(app.socket(), token));
    }

    private static void assertRefused(int status, UpgradeRejectedException refused) {
        assertEquals(status, refused.getStatus());
        assertEquals("application/json;charset=UTF-8", refused.getHeaders().get("Content-Type"));
        assertEquals(status, refused.getBody().toJsonObject().getInteger("code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "undefined", "garbage", "a.b.c", "%00", "access.1.2.3", "%20"})
    void tokensThatAreNoneAreRefused(String token) {
        assertRefused(401, refused(token));
    }

    @Test
    void aMissingTokenIsRefused() {
        UpgradeRejectedException refused =
                assertThrows(UpgradeRejectedException.class, () -> Client.connect(app.socket(), options -> options));
        assertRefused(401, refused);
        assertEquals(
                "Authentication required.", refused.getBody().toJsonObject().getString("message"));
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
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void theTokenMayComeAsAHeader(String scheme) {
        String token = cast.tokenOf(cast.user());
        try (Client client =
                Client.connect(app.socket(), options -> options.putHeader("Authorization", scheme + token))) {
            assertEquals(List.of(), client.nextList());
            assertNull(client.socket().subProtocol());
        }
    }

    private @Nullable String chosen(String... offered) {
        try (Client client = Client.connect(app.socket(), options -> options.setSubProtocols(Arrays.asList(offered)))) {
            assertEquals(List.of(), client.nextList());
            return client.socket().subProtocol();
        }
    }

    @Test
    void theTokenMayComeAsASubprotocolOfWhichTheOtherIsChosen() {
        String token = cast.tokenOf(cast.user());
        assertEquals("bearer", chosen("bearer", token));
        assertEquals("bearer", chosen("bearer", "bearer." + token));
        assertEquals(
                "bearer-token-carrier",
                chosen("bearer-token-carrier", "quarkus-http-upgrade#Authorization#Bearer%20" + token));
    }

    @Test
    void theTokenItselfIsNeverTheChosenSubprotocol() throws IOException {
        String answer = upgrade("", "Sec-WebSocket-Protocol: " + cast.tokenOf(cast.user()));
        assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
        assertFalse(answer.toLowerCase(Locale.ROOT).contains("sec-websocket-protocol"), answer);
    }

    @Test
    void aBadTokenInASubprotocolIsRefused() {
        assertRefused(
                401,
                assertThrows(
                        UpgradeRejectedException.class,
                        () -> Client.connect(
                                app.socket(), options -> options.setSubProtocols(List.of("bearer", "a.b.c")))));
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
    private String upgrade(String query, String... changes) throws IOException {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "Upgrade", "websocket",
                "Connection", "Upgrade",
                "Sec-WebSocket-Version", "13",
                "Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="));
        for (String change : changes) {
            String[] parts = change.split(": *", 2);
            headers.put(parts[0], parts[1]);
        }
        return RawRequest.send(app.socket(), query, headers);
    }

    @Test
    void anUpgradeAsItShouldBeIsDone() throws IOException {
        assertTrue(upgrade("token=" + cast.tokenOf(cast.user())).startsWith("HTTP/1.1 101"));
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
    void aHalfHeartedUpgradeIsRefusedAsNone(String change) throws IOException {
        String answer = upgrade("token=" + cast.tokenOf(cast.user()), change);
        assertTrue(answer.startsWith("HTTP/1.1 426"), answer);
        assertTrue(answer.contains("{\"code\":426"), answer);
    }

    @Test
    void aUserWhoIsDeletedRightAfterConnectingIsNotKept() {
        UserView user = cast.user();
        try (Client client = Client.with(app.socket(), cast.tokenOf(user))) {
            cast.delete(user);
            assertEquals(1008, client.closeCode());
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
        } catch (UpgradeRejectedException full) {
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

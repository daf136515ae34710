package dev.limen.adapters.websocket.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.websocket.Cast;
import dev.limen.adapters.websocket.TestApplication;
import dev.limen.client.Answer;
import dev.limen.client.StreamRefused;
import dev.limen.client.VmEventStream;
import dev.limen.contract.vm.Eventually;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserView;
import dev.limen.domain.vm.VmView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@NullUnmarked // fields are set by the framework
class EventStreamTest {

    @Inject
    Cast cast;

    @Inject
    TestApplication app;

    private EventClient connect(UserView user, String... headers) {
        return EventClient.connect(URI.create(app.events() + "?token=" + cast.tokenOf(user)), headers);
    }

    private static void assertRefused(int status, Executable connect) {
        Answer answer = assertThrows(StreamRefused.class, connect).answer();
        assertEquals(status, answer.status());
        assertEquals("application/json;charset=UTF-8", answer.header("Content-Type"));
    }

    @Test
    void theStreamIsTheSameAsThatOfASocket() {
        UserView owner = cast.user();
        VmView vm = cast.newVm(owner);
        try (EventClient client = connect(owner);
                EventClient other = connect(cast.user())) {
            assertEquals(
                    "text/event-stream",
                    client.stream().headers().firstValue("Content-Type").orElseThrow());
            assertEquals(List.of(vm.id().value()), client.nextList());
            assertEquals(List.of(), other.nextList());
            cast.touch(vm);
            assertEquals(vm.id().value(), client.nextUpdate().path("id").asLong());
            cast.delete(vm);
            assertEquals(List.of(), client.nextList());
        }
    }

    @Test
    void theIdOfAnEventIsItsSeqAndItSaysWhenItWas() {
        UserView owner = cast.user();
        try (EventClient client = connect(owner)) {
            VmEventStream.Event list = client.stream().next();
            cast.newVm(owner);
            VmEventStream.Event update = client.stream().next();
            assertEquals(list.data().path("seq").asText(), list.id());
            assertEquals(update.data().path("seq").asText(), update.id());
            assertTrue(
                    update.data().path("seq").asLong() > list.data().path("seq").asLong());
            assertTrue(Instant.parse(update.data().path("at").asText()).isAfter(Instant.EPOCH));
        }
    }

    @Test
    void aClientThatComesBackGetsWhatItMissedByItsLastEventId() {
        UserView owner = cast.user();
        VmView vm = cast.newVm(owner);
        String seen;
        try (EventClient client = connect(owner)) {
            seen = client.stream().next().id();
        }
        cast.touch(vm);
        cast.touch(vm);
        try (EventClient client = connect(owner, "Last-Event-ID", seen)) {
            assertEquals(1, client.nextUpdate().path("version").asLong());
            assertEquals(2, client.nextUpdate().path("version").asLong());
            cast.touch(vm);
            assertEquals(3, client.nextUpdate().path("version").asLong());
        }
    }

    @Test
    void theLastEventIdCountsMoreThanTheAddressWhichStaysAsItWas() {
        UserView owner = cast.user();
        VmView vm = cast.newVm(owner);
        String seen;
        try (EventClient client = connect(owner)) {
            seen = client.stream().next().id();
        }
        cast.touch(vm);
        String address = app.events() + "?token=" + cast.tokenOf(owner) + "&since=" + seen;
        try (EventClient client = EventClient.connect(URI.create(address))) {
            VmEventStream.Event first = client.stream().next();
            assertEquals(1, first.data().path("vm").path("version").asLong());
            cast.touch(vm);
            try (EventClient again = EventClient.connect(URI.create(address), "Last-Event-ID", first.id())) {
                assertEquals(2, again.nextUpdate().path("version").asLong());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1.5", "99999999999999999999"})
    void aPositionThatIsNoneIsRefused(String since) {
        String address = app.events() + "?token=" + cast.tokenOf(cast.user()) + "&since=" + since;
        assertRefused(400, () -> EventClient.connect(URI.create(address)));
    }

    @Test
    void theTokenMayComeAsAHeader() {
        String token = cast.tokenOf(cast.user());
        try (EventClient client = EventClient.connect(app.events(), "Authorization", "Bearer " + token)) {
            assertEquals(List.of(), client.nextList());
        }
    }

    @Test
    void whoeverIsNotLetInIsRefused() {
        assertRefused(401, () -> EventClient.connect(app.events()));
        assertRefused(403, () -> connect(cast.stranger()));
    }

    @Test
    void aQuietStreamIsKeptAlive() {
        try (EventClient client = connect(cast.user())) {
            for (int i = 0; i < 3; i++) {
                assertEquals("keep-alive", client.stream().nextComment());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SIGNED_OUT", "REVOKED"})
    void aStreamEndsWithItsSession(SessionEnd why) {
        UserView user = cast.user();
        FamilyId session = cast.sessionOf(user);
        String address = app.events() + "?token=" + cast.tokenOf(user, session);
        try (EventClient client = EventClient.connect(URI.create(address));
                EventClient elsewhere = connect(user)) {
            client.nextList();
            elsewhere.nextList();
            cast.end(session, why, app.remoteStorage);
            assertTrue(client.stream().endsInOrder());
            cast.newVm(user);
            elsewhere.nextUpdate();
        }
    }

    @Test
    void theStreamOfADemotedAdministratorEnds() {
        UserView admin = cast.admin();
        try (EventClient client = connect(admin)) {
            client.nextList();
            cast.change(admin, user -> user.changeRole(Role.USER, app.clock.instant()), app.storage);
            assertTrue(client.stream().endsInOrder());
        }
    }

    @Test
    void aStreamEndsWhenItsTokenExpires() {
        UserView user = cast.user();
        String address = app.events() + "?token=" + cast.tokenOf(user, Duration.ofMinutes(5));
        try (EventClient client = EventClient.connect(URI.create(address))) {
            client.nextList();
            app.clock.advance(Duration.ofMinutes(6));
            assertTrue(client.stream().endsInOrder());
        }
    }

    @Test
    void aUserHasOnlySoManyStreamsAndAPlaceIsFreeWhenOneEnds() {
        UserView user = cast.user();
        List<EventClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < TestApplication.SOCKETS; i++) {
                EventClient client = connect(user);
                clients.add(client);
                client.nextList();
            }
            assertRefused(429, () -> connect(user));
            clients.removeFirst().close();
            Eventually.eventually("there is a place again", () -> {
                try {
                    return clients.add(connect(user));
                } catch (StreamRefused full) {
                    return false;
                }
            });
        } finally {
            clients.forEach(EventClient::close);
        }
    }

    @Test
    void aStreamBehindWhichSomethingSenselessIsSentGivesItsPlaceBack() throws IOException {
        UserView user = cast.user();
        String request =
                "GET " + app.events().getPath() + "?token=" + cast.tokenOf(user) + " HTTP/1.1\r\nHost: limen\r\n\r\n";
        for (int i = 0; i < TestApplication.SOCKETS; i++) {
            try (Socket socket = new Socket(app.events().getHost(), app.events().getPort())) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertEquals('H', socket.getInputStream().read());
                socket.getOutputStream().write("senseless\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        Eventually.eventually("there is a place", () -> {
            try {
                connect(user).close();
                return true;
            } catch (StreamRefused full) {
                return false;
            }
        });
    }

    /** Many streams of one browser share a connection. */
    @Test
    void streamsOfOneConnectionCountEachAndEndEach() throws IOException, InterruptedException {
        URI address = URI.create(app.events() + "?token=" + cast.tokenOf(cast.user()));
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            List<HttpResponse<InputStream>> answers = new ArrayList<>();
            for (int i = 0; i < TestApplication.SOCKETS; i++) {
                answers.add(get(http, address));
            }
            assertTrue(answers.stream().allMatch(answer -> answer.statusCode() == 200));
            assertTrue(answers.stream().allMatch(answer -> answer.version() == HttpClient.Version.HTTP_2));
            assertEquals(429, get(http, address).statusCode());
            for (HttpResponse<InputStream> answer : answers) {
                answer.body().close();
            }
            for (int i = 0; i < TestApplication.SOCKETS; i++) {
                Eventually.eventually(
                        "there is a place again", () -> get(http, address).statusCode() == 200);
            }
            http.shutdownNow();
        }
    }

    private static HttpResponse<InputStream> get(HttpClient http, URI address) {
        try {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aBodyIsDisregarded() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(URI.create(app.events() + "?token=" + cast.tokenOf(cast.user())))
                            .method("GET", BodyPublishers.ofString("x".repeat(10_000)))
                            .build(),
                    BodyHandlers.ofInputStream());
            assertEquals(200, answer.statusCode());
            byte[] first = answer.body().readNBytes(2);
            assertEquals(":", new String(first, 0, 1, StandardCharsets.UTF_8));
            http.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "HEAD"})
    void otherMethodsAreRefused(String method) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(app.events())
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            assertEquals(405, answer.statusCode());
            assertEquals("GET", answer.headers().firstValue("Allow").orElseThrow());
        }
    }

    @Test
    void aStreamEndsWhenAFrameCannotBeWritten() {
        UserView user = cast.user();
        VmView vm = cast.newVm(user);
        try (EventClient client = connect(user)) {
            client.nextList();
            app.json.breakDown(true);
            cast.touch(vm);
            assertTrue(client.stream().endsInOrder());
        } finally {
            app.json.breakDown(false);
        }
    }
}

package dev.limen.adapters.websocket.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.websocket.Cast;
import dev.limen.adapters.websocket.TestApplication;
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

    private static void assertRefused(int status, EventClient refused) throws IOException {
        HttpResponse<InputStream> answer = refused.answer();
        assertEquals(status, answer.statusCode());
        assertEquals(
                "application/json;charset=UTF-8",
                answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void theStreamIsTheSameAsThatOfASocket() {
        UserView owner = cast.user();
        VmView vm = cast.newVm(owner);
        try (EventClient client = connect(owner);
                EventClient other = connect(cast.user())) {
            assertEquals(200, client.answer().statusCode());
            assertEquals(
                    "text/event-stream",
                    client.answer().headers().firstValue("Content-Type").orElseThrow());
            assertEquals(List.of(vm.id().value()), client.nextList());
            assertEquals(List.of(), other.nextList());
            cast.touch(vm);
            assertEquals(vm.id().value(), client.nextUpdate().getLong("id"));
            cast.delete(vm);
            assertEquals(List.of(), client.nextList());
        }
    }

    @Test
    void theIdOfAnEventIsItsSeqAndItSaysWhenItWas() {
        UserView owner = cast.user();
        try (EventClient client = connect(owner)) {
            EventClient.Event list = client.next();
            cast.newVm(owner);
            EventClient.Event update = client.next();
            assertEquals(list.data().getLong("seq").toString(), list.id());
            assertEquals(update.data().getLong("seq").toString(), update.id());
            assertTrue(update.data().getLong("seq") > list.data().getLong("seq"));
            assertTrue(Instant.parse(update.data().getString("at")).isAfter(Instant.EPOCH));
        }
    }

    @Test
    void aClientThatComesBackGetsWhatItMissedByItsLastEventId() {
        UserView owner = cast.user();
        VmView vm = cast.newVm(owner);
        String seen;
        try (EventClient client = connect(owner)) {
            seen = client.next().id();
        }
        cast.touch(vm);
        cast.touch(vm);
        try (EventClient client = connect(owner, "Last-Event-ID", seen)) {
            assertEquals(1, client.nextUpdate().getLong("version"));
            assertEquals(2, client.nextUpdate().getLong("version"));
            cast.touch(vm);
            assertEquals(3, client.nextUpdate().getLong("version"));
        }
    }

    @Test
    void theLastEventIdCountsMoreThanTheAddressWhichStaysAsItWas() {
        UserView owner = cast.user();
        VmView vm = cast.newVm(owner);
        String seen;
        try (EventClient client = connect(owner)) {
            seen = client.next().id();
        }
        cast.touch(vm);
        String address = app.events() + "?token=" + cast.tokenOf(owner) + "&since=" + seen;
        try (EventClient client = EventClient.connect(URI.create(address))) {
            EventClient.Event first = client.next();
            assertEquals(1, first.data().getJsonObject("vm").getLong("version"));
            cast.touch(vm);
            try (EventClient again = EventClient.connect(URI.create(address), "Last-Event-ID", first.id())) {
                assertEquals(2, again.nextUpdate().getLong("version"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1.5", "99999999999999999999"})
    void aPositionThatIsNoneIsRefused(String since) throws IOException {
        String address = app.events() + "?token=" + cast.tokenOf(cast.user()) + "&since=" + since;
        try (EventClient client = EventClient.connect(URI.create(address))) {
            assertRefused(400, client);
        }
    }

    @Test
    void theTokenMayComeAsAHeader() {
        String token = cast.tokenOf(cast.user());
        try (EventClient client = EventClient.connect(app.events(), "Authorization", "Bearer " + token)) {
            assertEquals(List.of(), client.nextList());
        }
    }

    @Test
    void whoeverIsNotLetInIsRefused() throws IOException {
        try (EventClient nobody = EventClient.connect(app.events());
                EventClient stranger = connect(cast.stranger())) {
            assertRefused(401, nobody);
            assertRefused(403, stranger);
        }
    }

    @Test
    void aQuietStreamIsKeptAlive() {
        try (EventClient client = connect(cast.user())) {
            for (int i = 0; i < 3; i++) {
                assertEquals("keep-alive", client.nextComment());
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
            assertTrue(client.endsInOrder());
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
            assertTrue(client.endsInOrder());
        }
    }

    @Test
    void aStreamEndsWhenItsTokenExpires() {
        UserView user = cast.user();
        String address = app.events() + "?token=" + cast.tokenOf(user, Duration.ofMinutes(5));
        try (EventClient client = EventClient.connect(URI.create(address))) {
            client.nextList();
            app.clock.advance(Duration.ofMinutes(6));
            assertTrue(client.endsInOrder());
        }
    }

    @Test
    void aUserHasOnlySoManyStreamsAndAPlaceIsFreeWhenOneEnds() throws IOException {
        UserView user = cast.user();
        List<EventClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < TestApplication.SOCKETS; i++) {
                EventClient client = connect(user);
                clients.add(client);
                client.nextList();
            }
            try (EventClient refused = connect(user)) {
                assertRefused(429, refused);
            }
            clients.removeFirst().close();
            Eventually.eventually("there is a place again", () -> {
                EventClient client = connect(user);
                clients.add(client);
                return client.answer().statusCode() == 200;
            });
        } finally {
            clients.forEach(EventClient::close);
        }
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
            assertTrue(client.endsInOrder());
        } finally {
            app.json.breakDown(false);
        }
    }
}

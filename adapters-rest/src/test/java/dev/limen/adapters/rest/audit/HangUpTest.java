package dev.limen.adapters.rest.audit;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What somebody did is told as it was, also when they did not stay for the answer. */
@QuarkusTest
@NullUnmarked // fields are set by the framework
class HangUpTest {

    @TestHTTPResource
    URI server;

    @Inject
    People people;

    @Test
    void an_entry_says_what_was_done_and_never_what_was_not() throws IOException {
        Person person = people.user();
        for (int i = 0; i < 20; i++) {
            hangUpOn(person, "DELETE /api/vms/4711");
        }
        person.asks().delete("/api/vms/4712").then().statusCode(404);

        eventually("the last is told of", () -> statusesOf(person).contains(404));
        assertFalse(statusesOf(person).contains(200));
    }

    private List<Integer> statusesOf(Person person) {
        return people.admin()
                .asks()
                .get("/api/admin/audit?user_id=" + person.id())
                .path("status");
    }

    private void hangUpOn(Person person, String line) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write((line + " HTTP/1.1\r\nHost: limen\r\nAuthorization: Bearer " + person.token() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }
}

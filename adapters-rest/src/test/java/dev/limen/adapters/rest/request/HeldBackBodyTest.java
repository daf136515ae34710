package dev.limen.adapters.rest.request;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Whoever sends the headers of a request as an administrator is asked again when its body comes. */
@QuarkusTest
@NullUnmarked // fields are set by the framework
class HeldBackBodyTest {

    private static final int TIMEOUT_MILLIS = 20_000;

    @TestHTTPResource
    URI server;

    @Inject
    People people;

    private String answer(Person sender, String line, String body, Runnable meanwhile) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String head = line + " HTTP/1.1\r\nHost: limen\r\nAuthorization: Bearer " + sender.token()
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
            socket.getOutputStream().write((head + body.charAt(0)).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            people.user().asks().get("/api/me").then().statusCode(200);
            meanwhile.run();
            socket.getOutputStream().write(body.substring(1).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    private void demote(Person person) {
        people.admin()
                .sends("{\"role\":\"user\"}")
                .put("/api/admin/users/" + person.id() + "/role")
                .then()
                .statusCode(200);
    }

    @Test
    void a_demoted_administrator_does_not_make_themselves_one_again() throws IOException {
        Person admin = people.admin();

        String status = answer(
                admin, "PUT /api/admin/users/" + admin.id() + "/role", "{\"role\":\"admin\"}", () -> demote(admin));

        assertTrue(status.startsWith("HTTP/1.1 403"), status);
        admin.asks().get("/api/me").then().body("role", equalTo("user"));
    }

    @Test
    void a_deleted_administrator_leaves_nobody_behind() throws IOException {
        Person admin = people.admin();
        String name = people.newName();

        String status = answer(
                admin,
                "POST /api/admin/users",
                "{\"username\":\"" + name + "\",\"password\":\"password123\",\"role\":\"admin\"}",
                () -> people.admin()
                        .asks()
                        .delete("/api/admin/users/" + admin.id())
                        .then()
                        .statusCode(200));

        assertTrue(status.startsWith("HTTP/1.1 401"), status);
    }

    @Test
    void whoever_has_signed_out_does_nothing_any_more() throws IOException {
        Person person = people.user();

        String status =
                answer(person, "POST /api/vms", "{\"name\":\"late\",\"cpu\":1,\"memory\":256}", () -> person.asks()
                        .post("/api/auth/logout")
                        .then()
                        .statusCode(200));

        assertTrue(status.startsWith("HTTP/1.1 401"), status);
    }
}

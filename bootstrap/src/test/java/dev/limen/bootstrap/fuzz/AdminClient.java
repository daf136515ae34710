package dev.limen.bootstrap.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.bootstrap.Simulated;
import dev.limen.client.RawHttp;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An administrator who is never changed himself: adds accounts, and reads what all have. */
final class AdminClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RawHttp http;
    private final Person self;

    AdminClient(RawHttp http) {
        this.http = http;
        self = signIn(Simulated.ADMIN.username(), Simulated.ADMIN.password());
    }

    Person self() {
        return self;
    }

    Person add(String username, String password, String role) {
        must("POST", "/api/admin/users", Map.of("username", username, "password", password, "role", role));
        return signIn(username, password);
    }

    Person signIn(String username, String password) {
        RawHttp.Answer answer = send("", "POST", "/api/auth/login", Map.of("username", username, "password", password));
        JsonNode session = good(answer);
        return new Person(
                session.path("user").path("id").asLong(),
                username,
                password,
                session.path("token").asText(),
                session.path("refresh_token").asText());
    }

    RawHttp.Answer tryToSignIn(String username, String password) {
        return send("", "POST", "/api/auth/login", Map.of("username", username, "password", password));
    }

    JsonNode get(String address) {
        return good(send(self.token(), "GET", address, Map.of()));
    }

    JsonNode must(String method, String address, Map<String, ?> body) {
        return good(send(self.token(), method, address, body));
    }

    boolean mayGet(Person person, String address) {
        return send(person.token(), "GET", address, Map.of()).status() == 200;
    }

    private static JsonNode good(RawHttp.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer.body());
        }
        return read(answer.body());
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    RawHttp.Answer send(String token, String method, String address, Map<String, ?> body) {
        String json = body.isEmpty() ? "" : JSON.valueToTree(body).toString();
        return http.send(method + " " + address + " HTTP/1.1\r\nHost: limen\r\nContent-Type: application/json\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                + "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
    }
}

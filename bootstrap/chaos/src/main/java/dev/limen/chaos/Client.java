package dev.limen.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Speaks to a LIMEN as one user, and takes an answer that does not come for an answer. */
record Client(URI server, Map<String, String> headers) {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * What came back.
     *
     * @param status 0 when nothing did
     */
    record Answer(int status, JsonNode body) {

        static final Answer NONE = new Answer(0, MissingNode.getInstance());

        String text(String member) {
            return body.path(member).asText();
        }

        boolean succeeded() {
            return status >= 200 && status < 300;
        }

        /** Whether the same request may well fare better a moment later. */
        boolean mayPass() {
            return status == 0
                    || status >= 500
                    || (status == 409
                            && switch (text("error_code")) {
                                case "VM_BUSY", "VM_CHANGED", "REQUEST_IN_PROGRESS", "USER_CHANGED" -> true;
                                default -> false;
                            });
        }

        Answer orThrow() {
            if (!succeeded()) {
                throw new IllegalStateException("status " + status + " " + body);
            }
            return this;
        }

        @Override
        public String toString() {
            return status + (body.has("error_code") ? " " + text("error_code") : "");
        }
    }

    static Client of(URI server) {
        return new Client(server, Map.of());
    }

    /** The same user at another server. */
    Client at(URI other) {
        return new Client(other, headers);
    }

    Client with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Client(server, more);
    }

    /** Where this user opens a socket. */
    URI socket() {
        String token = headers.getOrDefault("Authorization", "").replace("Bearer ", "");
        return URI.create(server.toString().replaceFirst("^http", "ws") + "/ws/vm-status?token=" + token);
    }

    Client signedIn(String username, String password) {
        Answer login = post("/api/auth/login", Map.of("username", username, "password", password))
                .orThrow();
        return with("Authorization", "Bearer " + login.text("token"));
    }

    /** The first answer that is not bound to pass, or the last one when that takes too long. */
    static Answer insist(Duration atMost, Supplier<Answer> request) {
        Answer[] last = {Answer.NONE};
        Processes.await(atMost, () -> {
            last[0] = request.get();
            if (last[0].mayPass()) {
                Processes.pause(BETWEEN);
            }
            return !last[0].mayPass();
        });
        return last[0];
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    private Answer send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(write(body)));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException cut) {
            return Answer.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.NONE;
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

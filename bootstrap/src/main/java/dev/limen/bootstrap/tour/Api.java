package dev.limen.bootstrap.tour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks to LIMEN as one user, or as nobody. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient client;
    private final ObjectMapper json;
    private final URI server;
    private final @Nullable String token;

    Api(HttpClient client, ObjectMapper json, URI server, @Nullable String token) {
        this.client = client;
        this.json = json;
        this.server = server;
        this.token = token;
    }

    /** The same server, spoken to by whom this token stands for. */
    Api as(String otherToken) {
        return new Api(client, json, server, otherToken);
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    Answer put(String path) {
        return send("PUT", path, Map.of());
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    StatusSocket openSocket() {
        return StatusSocket.open(client, json, server.resolve("/ws/vm-status"), Optional.ofNullable(token));
    }

    private Answer send(String method, String path, @Nullable Map<String, ?> body) {
        String request = method + " " + path;
        try {
            HttpRequest.Builder builder =
                    HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
            if (token != null) {
                builder.header("Authorization", "Bearer " + token);
            }
            if (body == null) {
                builder.method(method, BodyPublishers.noBody());
            } else {
                builder.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json.writeValueAsString(body)));
            }
            HttpResponse<String> response = client.send(builder.build(), BodyHandlers.ofString());
            return new Answer(request, response.statusCode(), parse(request, response.body()));
        } catch (IOException e) {
            throw new Surprise("an answer to " + request + " from " + server, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Surprise("an answer to " + request, "an interruption");
        }
    }

    private JsonNode parse(String request, String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new Surprise("JSON from " + request, '"' + body + '"');
        }
    }
}

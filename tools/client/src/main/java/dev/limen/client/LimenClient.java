package dev.limen.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to a LIMEN as one user, or as nobody. That no answer comes is an answer too. Safe for use by many threads.
 *
 * @param headers sent with every request
 */
public record LimenClient(URI server, Map<String, String> headers) {

    public static final ObjectMapper JSON = new ObjectMapper();

    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final int UNAUTHORIZED = 401;
    private static final String AUTHORIZATION = "Authorization";
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(150);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(200);

    public static LimenClient of(URI server) {
        return new LimenClient(server, Map.of());
    }

    /** The same user at another server. */
    public LimenClient at(URI other) {
        return new LimenClient(other, headers);
    }

    public LimenClient with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new LimenClient(server, more);
    }

    /** The user whom this access token stands for. */
    public LimenClient as(String token) {
        return with(AUTHORIZATION, "Bearer " + token);
    }

    /**
     * The user who signs in with these.
     *
     * @throws ExpectationFailed when LIMEN refuses them
     */
    public LimenClient signedIn(Credentials credentials) {
        return as(login(credentials).orThrow().text("token"));
    }

    /** As {@link #signedIn}, for the first administrator, who may be that of a LIMEN with another data directory. */
    public LimenClient signedInAsAdmin(Credentials credentials) {
        Answer answer = login(credentials);
        ExpectationFailed.unless(
                answer.status() != UNAUTHORIZED,
                "that " + credentials.username()
                        + " may sign in (is it this LIMEN's administrator? Pass the --data that"
                        + " it runs with, or set LIMEN_ADMIN_USERNAME and LIMEN_ADMIN_PASSWORD)",
                "status " + UNAUTHORIZED);
        return as(answer.orThrow().text("token"));
    }

    public Answer login(Credentials credentials) {
        return post("/api/auth/login", credentials.body());
    }

    /** The access token; empty for nobody. */
    public String token() {
        return headers.getOrDefault(AUTHORIZATION, "").replace("Bearer ", "");
    }

    /** The first answer that is not transient, or the last one when that takes too long. */
    public static Answer retry(Duration timeout, Supplier<Answer> request) {
        Answer[] last = {Answer.none("nothing", "nothing was asked")};
        Polling.await(timeout, () -> {
            last[0] = request.get();
            if (last[0].isTransient()) {
                Polling.pause(RETRY_INTERVAL);
            }
            return !last[0].isTransient();
        });
        return last[0];
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends the bytes as they are. */
    public Answer upload(String path, byte... content) {
        return upload(path, BodyPublishers.ofByteArray(content), REQUEST_TIMEOUT);
    }

    /** Sends the content as it comes. */
    public Answer upload(String path, BodyPublisher content, Duration timeout) {
        HttpRequest.Builder request = request(path).timeout(timeout);
        return send(
                "PUT " + path,
                request.header("Content-Type", "application/octet-stream").PUT(content));
    }

    private Answer send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = request(path);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(write(body)));
        }
        return send(method + " " + path, request);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(REQUEST_TIMEOUT);
        headers.forEach(request::header);
        return request;
    }

    private static Answer send(String name, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return Answer.of(name, response, response.body());
        } catch (IOException cut) {
            return Answer.none(name, cut.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.none(name, "an interruption");
        }
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tokens stay out of sight. */
    @Override
    public String toString() {
        return "LimenClient[" + server + "]";
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.limen.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.limen.client.Credentials;
import dev.limen.client.ExpectationFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tour does where something is not as it should be; where all is well, the end-to-end tests tell. */
final class TourTest {

    private static final String HEALTHY = "{\"status\":\"ok\",\"db\":\"connected\",\"libvirt\":\"connected\"}";
    private static final String READY = "{\"checks\":[{\"data\":{\"hypervisor\":\"simulator\"}}]}";

    private final List<String> lines = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void a_hypervisor_that_is_away_is_a_surprise_at_the_first_step() {
        answer("/api/health", 200, HEALTHY.replace("libvirt\":\"connected", "libvirt\":\"disconnected"));

        ExpectationFailed surprise = assertThrows(ExpectationFailed.class, this::tour);

        assertTrue(surprise.getMessage().contains("expected /libvirt = connected from GET /api/health"));
        assertTrue(surprise.getMessage().contains("\"libvirt\":\"disconnected\""));
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().contains("FAILED"));
    }

    @Test
    void a_server_that_does_not_answer_is_a_surprise() {
        server.stop(0);

        ExpectationFailed surprise = assertThrows(ExpectationFailed.class, this::tour);

        assertTrue(surprise.getMessage().startsWith("expected an answer to GET /api/health"));
    }

    @Test
    void a_user_who_is_let_in_unapproved_is_a_surprise_and_is_removed() {
        answer("/api/health", 200, HEALTHY);
        answer("/q/health/ready", 200, READY);
        answer("/api/auth/login", 200, "{\"token\":\"s3cret\"}");
        answer("/api/auth/register", 201, "{\"id\":7}");
        answer("/api/admin/users/7", 200, "{\"deleted\":true}");

        ExpectationFailed surprise = assertThrows(ExpectationFailed.class, this::tour);

        assertEquals(
                "expected status 403 from POST /api/auth/login, but status 200 with a token came",
                surprise.getMessage());
        assertEquals("DELETE /api/admin/users/7?vms=delete", requests.getLast());
        assertFalse(String.join("\n", lines).contains("s3cret"));
    }

    @Test
    void the_password_of_another_limens_administrator_is_told_with_what_to_pass() {
        answer("/api/health", 200, HEALTHY);
        answer("/q/health/ready", 200, READY);
        answer("/api/auth/login", 401, "{\"error\":\"Invalid username or password\"}");

        ExpectationFailed surprise = assertThrows(ExpectationFailed.class, this::tour);

        assertTrue(surprise.getMessage().contains("--data"), surprise.getMessage());
    }

    private void tour() {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        new Tour(address, () -> new Credentials("admin", "secret"), Map.of(), lines::add).run();
    }

    private void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}

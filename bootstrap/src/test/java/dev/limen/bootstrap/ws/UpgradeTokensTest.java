package dev.limen.bootstrap.ws;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.bootstrap.Simulated;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a token may be carried by an upgrade. */
@QuarkusTest
@TestProfile(Simulated.class)
class UpgradeTokensTest {

    private final URI server = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
    private String token = "";

    @BeforeEach
    void logIn() {
        token = given().contentType("application/json")
                .body(Map.of("username", Simulated.ADMIN.username(), "password", Simulated.ADMIN.password()))
                .post("/api/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    private @Nullable String chosen(UnaryOperator<WebSocketConnectOptions> settings) {
        try (StatusClient client = StatusClient.connect(server, "", settings)) {
            assertEquals("vm_list", client.next().getString("type"));
            return client.subprotocol();
        }
    }

    private static UnaryOperator<WebSocketConnectOptions> offering(String... subprotocols) {
        return options -> options.setSubProtocols(Arrays.asList(subprotocols));
    }

    private void assertRefused(String query, UnaryOperator<WebSocketConnectOptions> settings) {
        UpgradeRejectedException refused =
                assertThrows(UpgradeRejectedException.class, () -> StatusClient.connect(server, query, settings));
        assertEquals(401, refused.getStatus());
        assertEquals("application/json;charset=UTF-8", refused.getHeaders().get("Content-Type"));
        assertEquals(401, refused.getBody().toJsonObject().getInteger("code"));
        assertEquals(
                "Authentication required.", refused.getBody().toJsonObject().getString("message"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void the_token_may_come_as_a_header(String scheme) {
        assertNull(chosen(options -> options.putHeader("Authorization", scheme + token)));
        given().header("Authorization", scheme + token).get("/api/me").then().statusCode(200);
    }

    @Test
    void the_token_may_come_as_a_subprotocol_of_which_the_other_is_chosen() {
        assertEquals("bearer", chosen(offering("bearer", token)));
        assertEquals("bearer", chosen(offering("bearer", "bearer." + token)));
        assertEquals(
                "bearer-token-carrier",
                chosen(offering("bearer-token-carrier", "quarkus-http-upgrade#Authorization#Bearer%20" + token)));
    }

    @Test
    void the_token_itself_is_never_the_chosen_subprotocol() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = client.newWebSocketBuilder()
                    .subprotocols(token)
                    .buildAsync(
                            URI.create("ws://" + server.getAuthority() + "/ws/vm-status"), new WebSocket.Listener() {})
                    .join();
            assertEquals("", socket.getSubprotocol());
            socket.abort();
        }
    }

    @Test
    void a_bad_token_is_refused_wherever_it_is() {
        assertRefused("", options -> options);
        assertRefused("?token=a.b.c", options -> options);
        assertRefused("?token=a.b.c", options -> options.putHeader("Authorization", "Bearer " + token));
        assertRefused("", options -> options.putHeader("Authorization", "Bearer a.b.c"));
        assertRefused("", offering("bearer", "a.b.c"));
    }

    /** Addresses are written down in many places, so that only those take a token that cannot do without. */
    @Test
    void a_token_in_the_address_lets_nobody_in_elsewhere() {
        for (String path : List.of("/api/me", "/api/vms", "/ws/../api/me")) {
            given().urlEncodingEnabled(false)
                    .get(path + "?token=" + token)
                    .then()
                    .statusCode(401);
        }
    }
}

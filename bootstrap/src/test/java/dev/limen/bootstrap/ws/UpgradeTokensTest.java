package dev.limen.bootstrap.ws;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.bootstrap.Simulated;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import dev.limen.client.StreamRefused;
import dev.limen.client.VmStatusSocket;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a token may be carried by an upgrade. */
@QuarkusTest
@TestProfile(Simulated.class)
class UpgradeTokensTest {

    private final LimenClient nobody =
            LimenClient.of(URI.create(ConfigProvider.getConfig().getValue("test.url", String.class)));
    private String token = "";

    @BeforeEach
    void logIn() {
        token = nobody.login(Simulated.ADMIN).with(200).text("token");
    }

    private static String chosen(LimenClient client, String... offered) {
        try (VmStatusSocket socket = VmStatusSocket.openWithHeaders(client, "", offered)) {
            assertEquals("vm_list", socket.next().path("type").asText());
            return socket.subprotocol();
        }
    }

    private static void assertRefused(LimenClient client, String query, String... offered) {
        Answer refused = assertThrows(StreamRefused.class, () -> VmStatusSocket.openWithHeaders(client, query, offered))
                .answer();
        refused.with(401).having("/code", 401).having("/message", "Authentication required.");
        assertEquals("application/json;charset=UTF-8", refused.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void the_token_may_come_as_a_header(String scheme) {
        LimenClient client = nobody.with("Authorization", scheme + token);
        assertEquals("", chosen(client));
        client.get("/api/me").with(200);
    }

    @Test
    void the_token_may_come_as_a_subprotocol_of_which_the_other_is_chosen() {
        assertEquals("bearer", chosen(nobody, "bearer", token));
        assertEquals("bearer", chosen(nobody, "bearer", "bearer." + token));
        assertEquals(
                "bearer-token-carrier",
                chosen(nobody, "bearer-token-carrier", "quarkus-http-upgrade#Authorization#Bearer%20" + token));
    }

    @Test
    void the_token_itself_is_never_the_chosen_subprotocol() {
        assertEquals("", chosen(nobody, token));
    }

    @Test
    void a_bad_token_is_refused_wherever_it_is() {
        assertRefused(nobody, "");
        assertRefused(nobody, "?token=a.b.c");
        assertRefused(nobody.as(token), "?token=a.b.c");
        assertRefused(nobody.as("a.b.c"), "");
        assertRefused(nobody, "", "bearer", "a.b.c");
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

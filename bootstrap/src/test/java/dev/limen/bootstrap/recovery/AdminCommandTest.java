package dev.limen.bootstrap.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.bootstrap.Simulated;
import dev.limen.bootstrap.config.StartupRefused;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Simulated.class)
class AdminCommandTest {

    private static final String OLD_PASSWORD = "an old password";
    private static final String NEW_PASSWORD = "a new password";

    private final InputStream in = System.in;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final String locked = "locked-" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    AdminCommand command;

    @BeforeEach
    void listen() {
        admin(Map.of("username", locked, "password", OLD_PASSWORD, "role", "admin"));
        PrintStream ear = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(ear);
        System.setErr(ear);
    }

    @AfterEach
    void restore() {
        System.setIn(in);
        System.setOut(out);
        System.setErr(err);
    }

    private static void admin(Map<String, String> user) {
        String token =
                logIn(Simulated.ADMIN.username(), Simulated.ADMIN.password()).path("token");
        RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(user)
                .post("/api/admin/users")
                .then()
                .statusCode(201);
    }

    private static Response logIn(String name, String password) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", password))
                .post("/api/auth/login");
    }

    private static int ask(String token) {
        return RestAssured.given().auth().oauth2(token).get("/api/vms").statusCode();
    }

    private int run(String input, String... args) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return command.run(args);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void who_was_locked_out_gets_in_with_the_new_password_and_whoever_was_in_is_out() {
        String before = logIn(locked, OLD_PASSWORD).path("token");

        assertEquals(0, run(NEW_PASSWORD + "\n", "admin", "reset-password", locked));

        assertEquals(200, logIn(locked, NEW_PASSWORD).statusCode());
        assertEquals(401, logIn(locked, OLD_PASSWORD).statusCode());
        assertEquals(401, ask(before));
        assertFalse(said().contains(NEW_PASSWORD), said());
    }

    @Test
    void a_password_that_is_made_up_is_shown() {
        assertEquals(0, run("", "admin", "reset-password", "--generate", locked));

        String made = said().lines().toList().getLast().replaceFirst(".*: ", "");
        assertEquals(200, logIn(locked, made).statusCode());
    }

    @Test
    void a_password_that_nobody_may_have_changes_nothing() {
        assertEquals(1, run("short\n", "admin", "reset-password", locked));
        assertEquals(1, run(locked + "\n", "admin", "reset-password", locked));
        assertEquals(1, run("", "admin", "reset-password", locked));

        assertEquals(200, logIn(locked, OLD_PASSWORD).statusCode());
        assertTrue(said().contains("at least 8 characters"), said());
    }

    @Test
    void for_somebody_who_is_not_there_those_who_are_are_named() {
        assertEquals(1, run(NEW_PASSWORD, "admin", "reset-password", "nobody.of.that.name"));

        assertTrue(said().contains(locked), said());
    }

    @Test
    void a_name_that_nobody_can_have_is_told_from_one_that_nobody_has() {
        assertEquals(1, run(NEW_PASSWORD, "admin", "reset-password", "no spaces"));

        assertTrue(said().contains("username must be"), said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"admin", "admin reset-password", "admin reset-password a b", "admin reset-password --x", "x"})
    void whatever_else_is_said_is_refused_before_anything_starts(String line) {
        assertThrows(StartupRefused.class, () -> AdminCommand.check(line.split(" ", -1)));
    }
}

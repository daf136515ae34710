package dev.limen.adapters.rest.session;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LoginTest {

    private final People people;

    @Inject
    LoginTest(People people) {
        this.people = people;
    }

    private static Response post(String path, String json) {
        return RestAssured.given().contentType("application/json").body(json).post(path);
    }

    private static Response login(String username, String password) {
        return post("/api/auth/login", "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}");
    }

    private static String name(Person person) {
        return person.user().username().value();
    }

    @Test
    void signing_in_gives_tokens_under_the_names_of_both_clients() {
        Person person = people.user();
        Instant before = Instant.now();

        Response answer = login(name(person), "password");

        answer.then()
                .statusCode(200)
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(86_400))
                .body("user.id", equalTo((int) person.id()))
                .body("user.uuid", equalTo(person.user().uuid().value().toString()))
                .body("user.username", equalTo(name(person)))
                .body("user.role", equalTo("user"))
                .body("user.approved", equalTo(true));
        assertEquals(answer.path("token"), answer.<String>path("access_token"));
        assertFalse(answer.<String>path("refresh_token").equals(answer.path("token")));
        Instant end = Instant.parse(answer.path("expires_at"));
        assertTrue(end.isAfter(before.plus(Duration.ofHours(23))), end::toString);
        RestAssured.given()
                .auth()
                .oauth2(answer.path("token"))
                .get("/api/vms")
                .then()
                .statusCode(200);
    }

    @Test
    void the_refresh_token_lets_nobody_in() {
        String refresh = login(name(people.user()), "password").path("refresh_token");

        RestAssured.given().auth().oauth2(refresh).get("/api/vms").then().statusCode(401);
    }

    @Test
    void signing_in_sets_a_cookie_that_scripts_cannot_read_and_one_that_they_can() {
        Response answer = login(name(people.user()), "password");

        Cookie refresh = answer.getDetailedCookie("refresh_token");
        assertEquals(answer.path("refresh_token"), refresh.getValue());
        assertTrue(refresh.isHttpOnly());
        assertEquals("Lax", refresh.getSameSite());
        assertEquals("/api/auth", refresh.getPath());
        assertFalse(refresh.isSecured());
        assertEquals(Duration.ofDays(7).toSeconds(), refresh.getMaxAge());
        Cookie csrf = answer.getDetailedCookie("csrf_token");
        assertFalse(csrf.isHttpOnly());
        assertEquals("/", csrf.getPath());
        assertEquals(32, csrf.getValue().length());
    }

    @Test
    void an_unknown_name_and_a_wrong_password_look_the_same() {
        String unknown = login("nobody-here", "password")
                .then()
                .statusCode(401)
                .extract()
                .asString();
        ValidatableResponse wrong = login(name(people.user()), "wrong").then();

        wrong.statusCode(401).body("message", containsString("Authentication required"));
        assertEquals(unknown, wrong.extract().asString());
    }

    @Test
    void who_is_not_approved_gets_no_token() {
        login(name(people.notApproved()), "password")
                .then()
                .statusCode(403)
                .body("message", allOf(containsString("pending"), containsString("approval")))
                .body("token", nullValue())
                .header("Set-Cookie", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"username\":\"ada\"}",
                "{\"password\":\"password\"}",
                "{\"username\":7,\"password\":\"x\"}",
                "{\"username\":\"ada\",\"password\":true}",
                "{\"username\":null,\"password\":\"x\"}"
            })
    void what_is_missing_or_of_a_wrong_type_is_named(String json) {
        post("/api/auth/login", json)
                .then()
                .statusCode(400)
                .body("error_code", equalTo("INVALID_INPUT"))
                .body(
                        "details.field",
                        hasItem(
                                json.contains("\"password\":\"")
                                        ? "username"
                                        : json.contains("ada") ? "password" : "username"));
    }

    @Test
    void a_deleted_or_unapproved_user_is_out_at_once() {
        Person gone = people.user();
        Person suspended = people.notApproved();
        people.admin().asks().delete("/api/admin/users/" + gone.id()).then().statusCode(200);

        gone.asks().get("/api/vms").then().statusCode(401);
        suspended.asks().get("/api/vms").then().statusCode(403).body("error_code", equalTo("ACCOUNT_PENDING"));
    }

    @Test
    void the_scheme_counts_but_not_its_case() {
        String token = people.user().token();

        RestAssured.given()
                .header("Authorization", "bearer " + token)
                .get("/api/vms")
                .then()
                .statusCode(200);
        RestAssured.given()
                .header("Authorization", "Basic " + token)
                .get("/api/vms")
                .then()
                .statusCode(401);
        RestAssured.given()
                .header("Authorization", token)
                .get("/api/vms")
                .then()
                .statusCode(401);
        RestAssured.given()
                .header("Authorization", "Bearer")
                .get("/api/vms")
                .then()
                .statusCode(401);
    }

    @Test
    void a_refused_caller_is_not_told_about_the_body() {
        RestAssured.given()
                .contentType("text/plain")
                .body("{")
                .post("/api/vms")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("details", nullValue());
    }

    @Test
    void registering_makes_an_ordinary_user_who_has_to_be_approved() {
        String name = people.newName();
        Response registered = post(
                "/api/auth/register",
                "{\"username\":\"" + name
                        + "\",\"password\":\"password123\",\"role\":\"admin\",\"approved\":true,\"id\":1}");

        registered.then().statusCode(201).body("username", equalTo(name)).body("message", not(equalTo("")));
        people.admin()
                .asks()
                .get("/api/admin/users/" + registered.path("id"))
                .then()
                .body("role", equalTo("user"))
                .body("approved", equalTo(false));
        login(name, "password123").then().statusCode(403);
    }

    @Test
    void registering_a_name_twice_says_that_it_already_exists() {
        post(
                        "/api/auth/register",
                        "{\"username\":\"" + name(people.user()).toUpperCase(java.util.Locale.ROOT)
                                + "\",\"password\":\"password123\"}")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("USERNAME_TAKEN"))
                .body("message", containsString("already exists"));
    }
}

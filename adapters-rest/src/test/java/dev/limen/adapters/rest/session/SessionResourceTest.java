package dev.limen.adapters.rest.session;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SessionResourceTest {

    private static final String REFRESH = "/api/auth/refresh";
    private static final String SESSION = "/api/auth/session";
    private static final String LOGOUT = "/api/auth/logout";

    private final People people;

    @Inject
    SessionResourceTest(People people) {
        this.people = people;
    }

    private static RequestSpecification browser(Person person) {
        return RestAssured.given()
                .cookie("refresh_token", person.refreshToken())
                .cookie("csrf_token", "repeat-me");
    }

    private static Response refresh(String token) {
        return RestAssured.given()
                .contentType("application/json")
                .body("{\"refresh_token\":\"" + token + "\"}")
                .post(REFRESH);
    }

    private static void assertEnded(Person person) {
        person.asks().get("/api/me").then().statusCode(401);
        refresh(person.refreshToken()).then().statusCode(401);
    }

    private static void assertGoesOn(Person person) {
        person.asks().get("/api/me").then().statusCode(200).body("id", equalTo((int) person.id()));
    }

    @Test
    void a_refresh_token_in_the_body_gives_new_tokens() {
        Person person = people.user();

        Response answer = refresh(person.refreshToken());

        answer.then()
                .statusCode(200)
                .body("expires_in", equalTo(86_400))
                .body("token_type", equalTo("Bearer"))
                .body("user.id", equalTo((int) person.id()));
        assertNotEquals(person.refreshToken(), answer.path("refresh_token"));
        assertEquals(answer.path("refresh_token"), answer.getCookie("refresh_token"));
        RestAssured.given()
                .auth()
                .oauth2(answer.path("access_token"))
                .get("/api/me")
                .then()
                .statusCode(200);
    }

    @Test
    void a_refresh_token_in_the_cookie_does_too_without_any_body() {
        Response answer = browser(people.user()).post(REFRESH);

        answer.then().statusCode(200).body("access_token", notNullValue()).cookie("csrf_token", equalTo("repeat-me"));
    }

    @Test
    void an_empty_object_leaves_it_to_the_cookie() {
        browser(people.user())
                .contentType("application/json")
                .body("{}")
                .post(REFRESH)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "a.b.c"})
    void what_is_no_refresh_token_is_refused(String token) {
        refresh(token)
                .then()
                .statusCode(401)
                .body("error_code", equalTo("INVALID_REFRESH_TOKEN"))
                .body("message", containsString("Invalid or expired refresh token"))
                .body("message", containsString("Authentication required"));
    }

    @Test
    void an_access_token_refreshes_nothing() {
        refresh(people.user().token()).then().statusCode(401);
    }

    @Test
    void nothing_refreshes_nothing() {
        RestAssured.given().post(REFRESH).then().statusCode(401);
    }

    @Test
    void a_body_that_makes_no_sense_is_refused() {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"refresh_token\":7}")
                .post(REFRESH)
                .then()
                .statusCode(400)
                .body("details.field", equalTo(java.util.List.of("refresh_token")));
    }

    @Test
    void a_body_that_is_not_json_is_refused() {
        RestAssured.given()
                .contentType("text/plain")
                .body("{}")
                .post(REFRESH)
                .then()
                .statusCode(415);
    }

    @Test
    void the_session_is_told_from_the_cookie_and_stays_as_it_is() {
        Person person = people.user();

        Response answer = browser(person).get(SESSION);

        answer.then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("user.id", equalTo((int) person.id()))
                .body("user.username", equalTo(person.user().username().value()))
                .body("user.role", equalTo("user"));
        RestAssured.given()
                .auth()
                .oauth2(answer.path("access_token"))
                .get("/api/me")
                .then()
                .statusCode(200);
        refresh(person.refreshToken()).then().statusCode(200);
    }

    @Test
    void without_a_session_the_answer_says_so() {
        RestAssured.given()
                .get(SESSION)
                .then()
                .statusCode(401)
                .body("valid", equalTo(false))
                .body("reason", equalTo("no_cookie"))
                .body("code", equalTo(401))
                .body("message", containsString("Authentication required"));
        RestAssured.given()
                .cookie("refresh_token", "garbage")
                .get(SESSION)
                .then()
                .statusCode(401)
                .body("reason", equalTo("invalid"));
    }

    @Test
    void a_bearer_token_ends_its_session_and_needs_nothing_else() {
        for (String path : new String[] {SESSION, LOGOUT}) {
            Person person = people.user();
            Response answer = path.equals(SESSION)
                    ? person.asks().delete(path)
                    : person.asks().post(path);

            answer.then().statusCode(200).body("message", containsString("signed out"));
            assertEquals(0, answer.getDetailedCookie("refresh_token").getMaxAge());
            assertEquals("/api/auth", answer.getDetailedCookie("refresh_token").getPath());
            assertEnded(person);
        }
    }

    @Test
    void a_cookie_ends_its_session_only_with_the_other_one_repeated() {
        Person person = people.user();

        for (RequestSpecification forged : new RequestSpecification[] {
            browser(person),
            browser(person).header("X-CSRF-Token", ""),
            browser(person).header("X-CSRF-Token", "something else"),
            RestAssured.given().cookie("refresh_token", person.refreshToken()).header("X-CSRF-Token", "repeat-me")
        }) {
            forged.post(LOGOUT).then().statusCode(403).body("error_code", equalTo("CSRF_MISMATCH"));
        }
        assertGoesOn(person);

        browser(person)
                .header("X-CSRF-Token", "repeat-me")
                .delete(SESSION)
                .then()
                .statusCode(200);
        assertEnded(person);
    }

    @Test
    void whoever_shows_a_bearer_token_ends_the_session_of_the_cookie_too() {
        Person caller = people.user();
        Person cookie = people.user();

        browser(cookie).auth().oauth2(caller.token()).post(LOGOUT).then().statusCode(200);

        assertEnded(caller);
        assertEnded(cookie);
    }

    @Test
    void a_refresh_token_in_the_body_ends_its_session() {
        Person person = people.user();

        RestAssured.given()
                .contentType("application/json")
                .body("{\"refresh_token\":\"" + person.refreshToken() + "\"}")
                .post(LOGOUT)
                .then()
                .statusCode(200);

        assertEnded(person);
    }

    @Test
    void signing_out_again_or_without_a_session_is_no_error() {
        Person person = people.user();
        person.asks().post(LOGOUT).then().statusCode(200);

        person.asks().post(LOGOUT).then().statusCode(200);
        RestAssured.given().post(LOGOUT).then().statusCode(200);
        RestAssured.given().delete(SESSION).then().statusCode(200);
    }

    @Test
    void signing_out_everywhere_ends_every_session() {
        Person person = people.user();
        Person elsewhere = people.again(person);

        person.asks().queryParam("everywhere", "true").post(LOGOUT).then().statusCode(200);

        assertEnded(person);
        assertEnded(elsewhere);
    }

    @Test
    void a_bearer_token_whose_time_is_over_is_no_reason_to_keep_the_session() {
        Person person = people.user();

        browser(person).auth().oauth2("garbage").post(LOGOUT).then().statusCode(200);

        assertEnded(person);
    }

    @Test
    void everywhere_is_yes_or_no() {
        Person person = people.user();

        person.asks().queryParam("everywhere", "1").post(LOGOUT).then().statusCode(400);

        assertGoesOn(person);
    }

    @Test
    void one_session_of_two_goes_on() {
        Person person = people.user();
        Person elsewhere = people.again(person);

        person.asks().post(LOGOUT).then().statusCode(200);

        assertGoesOn(elsewhere);
    }

    @Test
    void a_new_password_ends_every_session_and_begins_one() {
        Person person = people.user();
        Person elsewhere = people.again(person);

        Response answer = person.sends("{\"current_password\":\"password\",\"new_password\":\"a new password\"}")
                .put("/api/me/password");

        answer.then().statusCode(200).cookie("refresh_token", not(equalTo("")));
        assertEnded(person);
        assertEnded(elsewhere);
        RestAssured.given()
                .auth()
                .oauth2(answer.path("token"))
                .get("/api/me")
                .then()
                .statusCode(200);
    }

    @Test
    void a_wrong_password_changes_nothing() {
        Person person = people.user();

        person.sends("{\"current_password\":\"wrong\",\"new_password\":\"a new password\"}")
                .put("/api/me/password")
                .then()
                .statusCode(400)
                .body("details.field", equalTo(java.util.List.of("current_password")));
        person.sends("{\"current_password\":\"password\",\"new_password\":\"short\"}")
                .put("/api/me/password")
                .then()
                .statusCode(400)
                .body("details.field", equalTo(java.util.List.of("password")));

        assertGoesOn(person);
    }
}

package dev.limen.adapters.rest.user;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators do to accounts that are there. */
@QuarkusTest
class UserAccountResourceTest {

    private final People people;

    @Inject
    UserAccountResourceTest(People people) {
        this.people = people;
    }

    private Response put(Person user, String below, String json) {
        return people.admin().sends(json).put("/api/admin/users/" + user.id() + below);
    }

    private static int login(String username, String password) {
        return RestAssured.given()
                .contentType("application/json")
                .body("{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}")
                .post("/api/auth/login")
                .statusCode();
    }

    @Test
    void an_account_gets_another_name_password_and_role() {
        Person person = people.user();
        String name = people.newName();

        put(person, "", "{\"username\":\"" + name + "\",\"password\":\"another password\",\"role\":\"admin\"}")
                .then()
                .statusCode(200)
                .body("id", equalTo((int) person.id()))
                .body("username", equalTo(name))
                .body("role", equalTo("admin"))
                .body("approved", equalTo(true));

        person.asks().get("/api/me").then().statusCode(401);
        org.junit.jupiter.api.Assertions.assertEquals(200, login(name, "another password"));
    }

    @Test
    void a_role_is_changed_by_itself_and_counts_at_once() {
        Person person = people.admin();
        person.asks().get("/api/admin/users").then().statusCode(200);

        put(person, "/role", "{\"role\":\"user\"}").then().statusCode(200).body("role", equalTo("user"));

        person.asks().get("/api/admin/users").then().statusCode(403).body("error_code", equalTo("ADMIN_REQUIRED"));
        person.asks().get("/api/me").then().statusCode(200).body("role", equalTo("user"));
    }

    @Test
    void whoever_is_suspended_is_out_at_once_until_they_are_approved_and_sign_in_again() {
        Person person = people.user();

        put(person, "/suspend", "{}").then().statusCode(200).body("approved", equalTo(false));
        person.asks().get("/api/me").then().statusCode(403).body("error_code", equalTo("ACCOUNT_PENDING"));

        put(person, "/approve", "{}").then().statusCode(200).body("approved", equalTo(true));
        person.asks().get("/api/me").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | {} | username",
                "'' | {\"approved\":false} | username",
                "'' | {\"username\":\"a b\"} | username",
                "'' | {\"password\":\"short\"} | password",
                "'' | {\"role\":\"root\"} | role",
                "/role | {} | role",
                "/role | {\"role\":\"ADMIN\"} | role"
            })
    void what_makes_no_sense_is_named(String below, String json, String field) {
        put(people.user(), below, json).then().statusCode(400).body("details.field", equalTo(java.util.List.of(field)));
    }

    @Test
    void the_type_of_a_body_that_nobody_reads_does_not_matter() {
        String account = "/api/admin/users/" + people.user().id();

        people.admin()
                .asks()
                .contentType("text/plain")
                .body("{")
                .get(account)
                .then()
                .statusCode(200);
        people.admin()
                .asks()
                .contentType("text/plain")
                .body("{")
                .put(account + "/suspend")
                .then()
                .statusCode(200);
    }

    @Test
    void a_role_that_is_not_json_is_refused() {
        people.admin()
                .asks()
                .contentType("text/plain")
                .body("admin")
                .put("/api/admin/users/" + people.user().id() + "/role")
                .then()
                .statusCode(415);
    }

    @Test
    void a_name_that_is_taken_is_refused() {
        put(
                        people.user(),
                        "",
                        "{\"username\":\"" + people.user().user().username().value() + "\"}")
                .then()
                .statusCode(409)
                .body("message", containsString("already exists"));
    }

    @Test
    void nobody_suspends_themselves() {
        Person admin = people.admin();

        admin.asks()
                .put("/api/admin/users/" + admin.id() + "/suspend")
                .then()
                .statusCode(400)
                .body("error_code", equalTo("CANNOT_SUSPEND_ONESELF"));
    }

    @Test
    void ordinary_users_are_told_nothing_but_that_this_is_not_theirs() {
        Person person = people.user();
        String own = "/api/admin/users/" + person.id();

        for (String body : new String[] {"{}", "{\"role\":\"admin\"}"}) {
            person.sends(body).put(own).then().statusCode(403);
            person.sends(body).put(own + "/role").then().statusCode(403);
            person.sends(body).put(own + "/suspend").then().statusCode(403);
        }
        person.asks().get("/api/me").then().statusCode(200).body("role", equalTo("user"));
    }

    @Test
    void whoever_is_not_there_is_not_found() {
        Person admin = people.admin();

        for (String below : new String[] {"", "/role", "/suspend"}) {
            admin.sends("{\"role\":\"user\"}")
                    .put("/api/admin/users/999999" + below)
                    .then()
                    .statusCode(404);
        }
    }
}

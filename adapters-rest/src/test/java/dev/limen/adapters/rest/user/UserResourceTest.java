package dev.limen.adapters.rest.user;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UserResourceTest {

    private final People people;

    @Inject
    UserResourceTest(People people) {
        this.people = people;
    }

    private static int createVm(Person owner) {
        return owner.sends("{\"name\":\"New VM\",\"cpu\":2,\"memory\":512,\"start\":false}")
                .post("/api/vms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void the_list_tells_what_each_user_holds() {
        Person owner = people.user();
        createVm(owner);

        Map<String, Object> shown = people.admin()
                .asks()
                .get("/api/admin/users")
                .then()
                .statusCode(200)
                .extract()
                .path("find { it.id == " + owner.id() + " }");

        assertEquals(
                Set.of(
                        "id",
                        "uuid",
                        "username",
                        "role",
                        "approved",
                        "created_at",
                        "updated_at",
                        "vm_count",
                        "total_cpu",
                        "total_memory"),
                shown.keySet());
        assertEquals(1, shown.get("vm_count"));
        assertEquals(2, shown.get("total_cpu"));
        assertEquals(512, shown.get("total_memory"));
    }

    @Test
    void the_list_comes_in_pages_to_who_asks_for_them() {
        Person admin = people.admin();
        people.user();

        admin.asks()
                .get("/api/admin/users?limit=1")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .header("Link", containsString("after="));
    }

    @Test
    void one_user_comes_with_their_vms() {
        Person owner = people.user();
        int vm = createVm(owner);

        people.admin()
                .asks()
                .get("/api/admin/users/" + owner.id())
                .then()
                .statusCode(200)
                .body("username", equalTo(owner.user().username().value()))
                .body("vms.id", hasItem(vm));
    }

    @Test
    void an_added_user_is_approved_and_has_an_address() {
        String name = people.newName();

        Response added = people.admin()
                .sends("{\"username\":\"" + name + "\",\"password\":\"password123\",\"role\":\"admin\"}")
                .post("/api/admin/users");

        added.then()
                .statusCode(201)
                .header("Location", endsWith("/api/admin/users/" + added.path("id")))
                .body("approved", equalTo(true))
                .body("role", equalTo("admin"));
        assertFalse(added.asString().contains("password"));
    }

    @Test
    void an_unknown_role_is_answered_with_the_known_ones() {
        people.admin()
                .sends("{\"username\":\"someone\",\"password\":\"password123\",\"role\":\"root\"}")
                .post("/api/admin/users")
                .then()
                .statusCode(400)
                .body("message", equalTo("role must be one of admin, user"));
    }

    @Test
    void approving_lets_somebody_in() {
        Person newcomer = people.notApproved();

        people.admin()
                .asks()
                .put("/api/admin/users/" + newcomer.id() + "/approve")
                .then()
                .statusCode(200)
                .body("id", equalTo((int) newcomer.id()))
                .body("approved", equalTo(true));

        RestAssured.given()
                .contentType("application/json")
                .body("{\"username\":\"" + newcomer.user().username().value() + "\",\"password\":\"password\"}")
                .post("/api/auth/login")
                .then()
                .statusCode(200);
    }

    @Test
    void deleting_a_user_tells_who_is_gone() {
        Person gone = people.user();

        people.admin()
                .asks()
                .delete("/api/admin/users/" + gone.id())
                .then()
                .statusCode(200)
                .body("deleted", equalTo(true))
                .body("user_id", equalTo((int) gone.id()))
                .body("username", equalTo(gone.user().username().value()))
                .body("timestamp", endsWith("Z"));
    }

    @Test
    void what_becomes_of_vms_must_be_said() {
        Person owner = people.user();
        int vm = createVm(owner);
        Person heir = people.user();
        Person admin = people.admin();
        String address = "/api/admin/users/" + owner.id();

        admin.asks().delete(address).then().statusCode(409).body("error_code", equalTo("USER_OWNS_VMS"));
        admin.asks().delete(address + "?vms=transfer").then().statusCode(400).body("details.field", hasItem("to"));
        admin.asks().delete(address + "?vms=burn").then().statusCode(400).body("details.field", hasItem("vms"));
        admin.asks().delete(address + "?vms=transfer&to=" + heir.id()).then().statusCode(200);

        heir.asks().get("/api/vms/" + vm).then().statusCode(200).body("owner_id", equalTo((int) heir.id()));
    }

    @Test
    void vms_can_go_with_their_owner() {
        Person owner = people.user();
        int vm = createVm(owner);
        Person admin = people.admin();

        admin.asks()
                .delete("/api/admin/users/" + owner.id() + "?vms=delete")
                .then()
                .statusCode(200);

        admin.asks().get("/api/vms/" + vm).then().statusCode(404);
    }

    @Test
    void nobody_deletes_themselves() {
        Person admin = people.admin();

        admin.asks()
                .delete("/api/admin/users/" + admin.id())
                .then()
                .statusCode(400)
                .body("error_code", equalTo("CANNOT_DELETE_ONESELF"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "999999", "99999999999999999999"})
    void a_user_who_is_not_there_is_not_found(String id) {
        Person admin = people.admin();

        admin.asks().get("/api/admin/users/" + id).then().statusCode(404).body("error_code", equalTo("USER_NOT_FOUND"));
        admin.asks().put("/api/admin/users/" + id + "/approve").then().statusCode(404);
        admin.asks().delete("/api/admin/users/" + id).then().statusCode(404);
        admin.asks().get("/api/admin/users/" + id + "/quota").then().statusCode(404);
        admin.sends("{\"max_vms\":1}")
                .put("/api/admin/users/" + id + "/quota")
                .then()
                .statusCode(404);
    }

    @Test
    void only_administrators_come_here() {
        Person user = people.user();
        String own = "/api/admin/users/" + user.id();

        for (Response answer : java.util.List.of(
                user.asks().get("/api/admin/users"),
                user.asks().get(own),
                user.asks().put(own + "/approve"),
                user.asks().delete(own),
                user.asks().get(own + "/quota"),
                user.sends("{\"max_vms\":100}").put(own + "/quota"),
                user.sends("{\"max_vms\":100}").put("/api/quota"),
                user.sends("{\"username\":\"friend\",\"password\":\"password123\"}")
                        .post("/api/admin/users"))) {
            answer.then().statusCode(403).body("error_code", equalTo("ADMIN_REQUIRED"));
        }
    }

    @Test
    void no_answer_shows_a_hash() {
        String list = people.admin()
                .asks()
                .get("/api/admin/users")
                .then()
                .body("username", hasItems())
                .extract()
                .asString();

        assertFalse(list.contains("$fake$"));
    }
}

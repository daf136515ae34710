package dev.limen.adapters.rest.quota;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QuotaResourceTest {

    private final People people;

    @Inject
    QuotaResourceTest(People people) {
        this.people = people;
    }

    @Test
    void quota_and_usage_are_all_numbers() {
        Person owner = people.user();
        owner.sends("{\"name\":\"New VM\",\"cpu\":2,\"memory\":512,\"disk_size\":9,\"start\":false}")
                .post("/api/vms")
                .then()
                .statusCode(201);

        owner.asks()
                .get("/api/quota")
                .then()
                .statusCode(200)
                .body("quota.user_id", equalTo((int) owner.id()))
                .body("quota.max_cpu", equalTo(10))
                .body("usage.vms", equalTo(1))
                .body("usage.cpu", equalTo(2))
                .body("usage.memory", equalTo(512))
                .body("usage.disk", equalTo(9));
    }

    @Test
    void an_administrator_sets_the_quota_of_one_user_on_either_address() {
        Person admin = people.admin();
        Person user = people.user();

        admin.sends("{\"user_id\":" + user.id() + ",\"max_vms\":1}")
                .put("/api/quota")
                .then()
                .statusCode(200)
                .body("quota.user_id", equalTo((int) user.id()))
                .body("quota.max_vms", equalTo(1))
                .body("quota.max_cpu", equalTo(10));
        admin.sends("{\"max_cpu\":3}")
                .put("/api/admin/users/" + user.id() + "/quota")
                .then()
                .statusCode(200)
                .body("quota.max_vms", equalTo(1))
                .body("quota.max_cpu", equalTo(3));

        user.asks().get("/api/quota").then().body("quota.max_cpu", equalTo(3));
        admin.asks().get("/api/admin/users/" + user.id() + "/quota").then().body("quota.max_cpu", equalTo(3));
    }

    @Test
    void without_a_user_the_standard_quota_is_set() {
        Person admin = people.admin();
        Person user = people.user();
        int before = user.asks().get("/api/quota").path("quota.max_disk");

        Response set = admin.sends("{\"max_disk\":" + (before + 1) + "}").put("/api/quota");

        set.then().statusCode(200).body("quota.user_id", equalTo(0)).body("usage.vms", equalTo(0));
        user.asks().get("/api/quota").then().body("quota.max_disk", equalTo(before + 1));
        admin.sends("{\"max_disk\":" + before + "}").put("/api/quota").then().statusCode(200);
    }

    @Test
    void limits_that_make_no_sense_are_named() {
        Person admin = people.admin();

        admin.sends("{\"max_vms\":-1}")
                .put("/api/quota")
                .then()
                .statusCode(400)
                .body("details.field", hasItem("max_vms"));
        admin.sends("{\"max_cpu\":\"3\"}")
                .put("/api/quota")
                .then()
                .statusCode(400)
                .body("details.field", hasItem("max_cpu"));
        admin.sends("{\"max_memory\":1.5}")
                .put("/api/quota")
                .then()
                .statusCode(400)
                .body("details.field", hasItem("max_memory"));
        admin.sends("{\"max_disk\":3000000000}")
                .put("/api/quota")
                .then()
                .statusCode(400)
                .body("details.field", hasItem("max_disk"));
        admin.sends("{}").put("/api/quota").then().statusCode(400);
    }

    @Test
    void the_quota_of_nobody_is_not_found() {
        people.admin()
                .sends("{\"user_id\":999999,\"max_vms\":1}")
                .put("/api/quota")
                .then()
                .statusCode(404)
                .body("error_code", equalTo("USER_NOT_FOUND"));
    }

    @Test
    void administrators_see_what_everybody_holds_counted_in_two_ways() {
        Person owner = people.user();
        owner.sends("{\"name\":\"held\",\"cpu\":2,\"memory\":512,\"disk_size\":7,\"start\":false}")
                .post("/api/vms")
                .then()
                .statusCode(201);

        String which = "find { it.user_id == " + owner.id() + " }";
        people.admin()
                .asks()
                .get("/api/admin/usage")
                .then()
                .statusCode(200)
                .body(which + ".usage", equalTo(Map.of("vms", 1, "cpu", 2, "memory", 512, "disk", 7)))
                .body(which + ".vms", equalTo(Map.of("vms", 1, "cpu", 2, "memory", 512, "disk", 7)));
        owner.asks().get("/api/admin/usage").then().statusCode(403);
    }
}

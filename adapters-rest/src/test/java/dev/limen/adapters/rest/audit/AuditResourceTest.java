package dev.limen.adapters.rest.audit;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditResourceTest {

    private final People people;
    private final Trail trail;
    private @Nullable Person admin;

    @Inject
    AuditResourceTest(People people, Trail trail) {
        this.people = people;
        this.trail = trail;
    }

    @BeforeEach
    void enter() {
        admin = people.admin();
    }

    private Person admin() {
        return Objects.requireNonNull(admin);
    }

    private Response list(String query) {
        return admin().asks().urlEncodingEnabled(false).get("/api/admin/audit" + query);
    }

    private static int createVm(Person owner) {
        return owner.sends("{\"name\":\"New VM\",\"cpu\":1,\"memory\":512,\"start\":false}")
                .post("/api/vms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void act(Person owner, int vm, String action, int status) {
        owner.sends("{\"action\":\"" + action + "\"}")
                .post("/api/vms/" + vm + "/action")
                .then()
                .statusCode(status);
    }

    @Test
    void an_entry_tells_who_what_on_what_how_it_ended_from_where_and_when() {
        Person owner = people.user();
        int vm = createVm(owner);
        act(owner, vm, "pause", 409);

        Map<String, Object> entry = list("?user_id=" + owner.id())
                .then()
                .statusCode(200)
                .body("", hasSize(2))
                .extract()
                .path("[0]");

        assertEquals(
                Set.of(
                        "id",
                        "at",
                        "user_id",
                        "username",
                        "operation",
                        "action",
                        "target",
                        "status",
                        "error_code",
                        "address",
                        "request_id",
                        "count"),
                entry.keySet());
        assertEquals((int) owner.id(), entry.get("user_id"));
        assertEquals(owner.user().username().value(), entry.get("username"));
        assertEquals("POST /api/vms/{vm}/action", entry.get("operation"));
        assertEquals("pause", entry.get("action"));
        assertEquals(Integer.toString(vm), entry.get("target"));
        assertEquals(409, entry.get("status"));
        assertEquals("INVALID_STATE", entry.get("error_code"));
        assertEquals("127.0.0.1", entry.get("address"));
        assertEquals(1, entry.get("count"));
    }

    @Test
    void what_is_not_there_has_no_member() {
        Person owner = people.user();
        createVm(owner);

        list("?user_id=" + owner.id())
                .then()
                .body("[0].action", nullValue())
                .body("[0].error_code", nullValue())
                .body("[0]", not(hasItem("action")))
                .body("[0].at", endsWith("Z"));
    }

    @Test
    void filters_add_up() {
        Person owner = people.user();
        int vm = createVm(owner);
        act(owner, vm, "start", 200);
        act(owner, vm, "resume", 409);
        act(owner, vm, "stop", 200);
        String own = "?user_id=" + owner.id();

        list(own).then().body("action", contains("stop", "resume", "start", null));
        list(own + "&action=start").then().body("action", contains("start"));
        list(own + "&status=409").then().body("action", contains("resume"));
        list(own + "&status=409&action=stop").then().body("", hasSize(0));
        list(own + "&operation=post%20/api/vms/%7Bvm%7D").then().body("", hasSize(3));
        list("?target=" + vm + "&username=" + owner.user().username().value().toUpperCase(Locale.ROOT))
                .then()
                .body("", hasSize(4));
        list(own + "&since=2100-01-01T00:00:00Z").then().body("", hasSize(0));
        list(own + "&since=2020-01-01T00:00:00%2B02:00&until=2100-01-01T00:00:00Z")
                .then()
                .body("", hasSize(4));
    }

    @Test
    void every_time_there_can_be_is_one() {
        String own = "?user_id=" + people.user().id();
        for (String time : List.of(
                "0001-01-01T00:00:00%2B23:59",
                "2026-01-05t08:30:00.123456z", "2026-01-05T08:30:00-18:01", "9999-12-31T23:59:59-23:59")) {
            list(own + "&since=" + time + "&until=" + time).then().body("", hasSize(0));
        }
    }

    @Test
    void the_list_comes_in_parts_the_latest_first() {
        Person owner = people.user();
        int vm = createVm(owner);
        for (String action : List.of("start", "stop", "start", "stop")) {
            act(owner, vm, action, 200);
        }

        List<Integer> seen = new ArrayList<>();
        String next = "/api/admin/audit?limit=2&user_id=" + owner.id();
        while (next != null) {
            Response part = admin().asks().urlEncodingEnabled(false).get(next);
            part.then().statusCode(200).header("X-Total-Count", "5");
            seen.addAll(part.<List<Integer>>path("id"));
            String link = part.header("Link");
            next = link == null ? null : link.substring(link.indexOf('<') + 1, link.indexOf('>'));
        }

        assertEquals(5, seen.size());
        assertEquals(seen.stream().sorted(Comparator.reverseOrder()).toList(), seen);
    }

    @Test
    void who_asks_for_no_part_gets_a_part_all_the_same() {
        Person owner = people.user();
        int vm = createVm(owner);
        for (int i = 0; i < 110; i++) {
            act(owner, vm, "stop", 200);
        }

        list("?user_id=" + owner.id())
                .then()
                .body("", hasSize(100))
                .header("X-Total-Count", "111")
                .header("Link", containsString("after="));
    }

    @Test
    void a_flood_of_refusals_is_counted() {
        String target = UUID.randomUUID().toString();
        for (int i = 0; i < 50; i++) {
            RestAssured.given().delete("/api/vms/" + target).then().statusCode(401);
        }

        String query = "?target=" + target;
        eventually(
                "all are counted",
                () -> list(query).<List<Integer>>path("count").stream()
                                .mapToInt(count -> count)
                                .sum()
                        == 50);
        list(query).then().body("status", everyItem(equalTo(401)));
        assertTrue(list(query).<List<Integer>>path("id").size() < 25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "after=-1",
                "user_id=x",
                "username=a b",
                "status=99",
                "status=600",
                "status=ok",
                "since=yesterday",
                "until=2026-01-01",
                "until=+999999999-01-01T00:00:00Z",
                "since=2026-02-30T00:00:00Z",
                "operation=a\u0000b",
                "action=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void a_filter_that_makes_no_sense_is_named(String query) {
        String parameter = query.substring(0, query.indexOf('='));

        admin().asks()
                .queryParam(parameter, query.substring(query.indexOf('=') + 1))
                .get("/api/admin/audit")
                .then()
                .statusCode(400)
                .body("details.field", hasItem(parameter));
    }

    @Test
    void only_administrators_come_here() {
        people.user()
                .asks()
                .get("/api/admin/audit")
                .then()
                .statusCode(403)
                .body("error_code", equalTo("ADMIN_REQUIRED"));
        RestAssured.get("/api/admin/audit").then().statusCode(401);
    }

    @Test
    void nothing_secret_is_in_any_entry() {
        Person owner = people.user();
        createVm(owner);
        String account = "{\"username\":\"" + people.newName() + "\",\"password\":\"s3cr3t-of-mine\"}";
        admin().sends(account).post("/api/admin/users").then().statusCode(201);
        String token = RestAssured.given()
                .contentType("application/json")
                .body(account)
                .post("/api/auth/login?password=s3cr3t-of-mine")
                .then()
                .statusCode(200)
                .extract()
                .path("token");

        String all = trail.all().toString();

        for (String secret : List.of("s3cr3t-of-mine", token, owner.token(), admin().token())) {
            assertTrue(!all.contains(secret));
        }
    }
}

package dev.limen.adapters.rest.vm;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VmListTest {

    private final People people;

    @Inject
    VmListTest(People people) {
        this.people = people;
    }

    private static List<Integer> create(Person owner, String... names) {
        List<Integer> ids = new ArrayList<>();
        for (String name : names) {
            String json = "{\"name\":\"" + name + "\",\"cpu\":1,\"memory\":256,\"start\":false}";
            ids.add(owner.sends(json)
                    .post("/api/vms")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        return ids;
    }

    private static List<Integer> ids(Response answer) {
        return answer.then().statusCode(200).extract().path("id");
    }

    @Test
    void an_empty_list_is_a_bare_empty_array() {
        Response answer = people.user().asks().get("/api/vms");

        assertEquals("[]", answer.asString());
        answer.then().header("X-Total-Count", nullValue()).header("Link", nullValue());
    }

    @Test
    void users_see_their_own_in_the_order_of_ids() {
        create(people.user(), "other");
        Person owner = people.user();
        List<Integer> own = create(owner, "b", "a", "c");

        assertEquals(own, ids(owner.asks().get("/api/vms")));
    }

    @Test
    void pages_follow_each_other_by_their_links() {
        Person owner = people.user();
        List<Integer> own = create(owner, "a", "b", "c", "d", "e");

        List<Integer> seen = new ArrayList<>();
        String next = "/api/vms?limit=2&name=";
        while (next != null) {
            Response page = owner.asks().urlEncodingEnabled(false).get(next);
            page.then().statusCode(200).header("X-Total-Count", "5");
            seen.addAll(ids(page));
            String link = page.header("Link");
            next = link == null ? null : link.substring(link.indexOf('<') + 1, link.indexOf('>'));
        }

        assertEquals(own, seen);
    }

    @Test
    void a_last_page_that_is_full_has_no_next_one() {
        Person owner = people.user();
        create(owner, "a", "b");

        owner.asks().get("/api/vms?limit=2").then().header("Link", nullValue());
        owner.asks().get("/api/vms?limit=1").then().header("Link", containsString("rel=\"next\""));
    }

    @Test
    void filters_leave_out_what_does_not_match() {
        Person owner = people.user();
        List<Integer> own = create(owner, "Web one", "web two", "database");
        owner.sends("{\"action\":\"start\"}")
                .post("/api/vms/" + own.getFirst() + "/action")
                .then()
                .statusCode(200);

        assertEquals(own.subList(0, 2), ids(owner.asks().get("/api/vms?name=WEB")));
        assertEquals(own.subList(0, 1), ids(owner.asks().get("/api/vms?status=Running")));
        assertEquals(List.of(), ids(owner.asks().get("/api/vms?os_type=debian")));
    }

    @Test
    void administrators_see_all_and_can_ask_for_those_of_one_user() {
        Person owner = people.user();
        List<Integer> own = create(owner, "mine");
        Person admin = people.admin();

        assertEquals(own, ids(admin.asks().get("/api/vms?owner_id=" + owner.id())));
        admin.asks().get("/api/vms").then().body("id", hasItem(own.getFirst()));
    }

    @Test
    void an_owner_asked_for_by_a_user_does_not_count() {
        create(people.user(), "other");
        Person owner = people.user();
        List<Integer> own = create(owner, "mine");

        assertEquals(own, ids(owner.asks().get("/api/vms?owner_id=1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=-1",
                "limit=x",
                "limit=1.5",
                "limit=",
                "limit=99999999999999999999",
                "after=-1",
                "after=x",
                "status=Gone",
                "status=",
                "owner_id=me",
                "name=%00",
                "os_type=%0a"
            })
    void a_parameter_that_makes_no_sense_is_named(String query) {
        people.user()
                .asks()
                .urlEncodingEnabled(false)
                .get("/api/vms?" + query)
                .then()
                .statusCode(400)
                .body("error_code", equalTo("INVALID_INPUT"))
                .body("details.field", hasItem(query.substring(0, query.indexOf('='))));
    }
}

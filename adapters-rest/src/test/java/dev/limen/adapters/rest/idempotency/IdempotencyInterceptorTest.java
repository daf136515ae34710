package dev.limen.adapters.rest.idempotency;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import dev.limen.contract.AtOnce;
import dev.limen.contract.InMemoryStore;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.domain.hypervisor.HypervisorError;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotencyInterceptorTest {

    private static final String VM = "{\"name\":\"once\",\"cpu\":1,\"memory\":512}";

    private final People people;
    private final FakeHypervisor hypervisor;
    private final InMemoryStore store;

    @Inject
    IdempotencyInterceptorTest(People people, FakeHypervisor hypervisor, InMemoryStore store) {
        this.people = people;
        this.hypervisor = hypervisor;
        this.store = store;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static Response create(Person owner, String key, String json) {
        return owner.sends(json).header("Idempotency-Key", key).post("/api/vms");
    }

    private static int vms(Person owner) {
        return owner.asks().get("/api/vms").jsonPath().getList("").size();
    }

    @Test
    void a_request_that_comes_again_is_answered_the_same_to_the_letter() {
        Person owner = people.user();
        String key = newKey();
        Response first = create(owner, key, VM);

        Response again = create(owner, key, VM);

        first.then().statusCode(201);
        again.then().statusCode(201).header("Location", first.header("Location"));
        assertEquals(first.asString(), again.asString());
        assertEquals(first.contentType(), again.contentType());
        assertEquals(1, vms(owner));
    }

    @Test
    void the_answer_stays_what_it_was_whatever_becomes_of_the_vm() {
        Person owner = people.user();
        String key = newKey();
        Response first = create(owner, key, VM);
        owner.asks().delete(first.header("Location")).then().statusCode(200);

        Response again = create(owner, key, VM);

        assertEquals(first.asString(), again.asString());
        assertEquals(0, vms(owner));
    }

    @Test
    void without_a_key_a_request_is_carried_out_every_time() {
        Person owner = people.user();
        owner.sends(VM).post("/api/vms").then().statusCode(201);

        owner.sends(VM).post("/api/vms").then().statusCode(409).body("error_code", equalTo("VM_NAME_TAKEN"));
    }

    @Test
    void a_key_belongs_to_one_body_and_one_address() {
        Person owner = people.user();
        String key = newKey();
        int id = create(owner, key, VM).path("id");

        create(owner, key, VM.replace("512", "513"))
                .then()
                .statusCode(422)
                .body("error_code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        owner.sends("{\"action\":\"stop\"}")
                .header("Idempotency-Key", key)
                .post("/api/vms/" + id + "/action")
                .then()
                .statusCode(422);
    }

    @Test
    void the_same_body_spelt_otherwise_is_the_same() {
        Person owner = people.user();
        String key = newKey();
        Response first = create(owner, key, VM);

        Response again = create(owner, key, "{ \"memory\": 512, \"cpu\": 1, \"name\": \"once\" }");

        assertEquals(first.asString(), again.asString());
    }

    @Test
    void two_people_may_use_the_same_key() {
        String key = newKey();

        String one =
                create(people.user(), key, VM).then().statusCode(201).extract().path("uuid");

        create(people.user(), key, VM).then().statusCode(201).body("uuid", not(equalTo(one)));
    }

    @Test
    void of_many_at_once_one_is_carried_out() {
        Person owner = people.user();
        String key = newKey();
        ConcurrentLinkedQueue<Response> answers = new ConcurrentLinkedQueue<>();

        AtOnce.run(8, number -> answers.add(create(owner, key, VM)));

        List<String> made = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(Response::asString)
                .distinct()
                .toList();
        assertEquals(1, made.size());
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> answer.then().statusCode(409).body("error_code", equalTo("REQUEST_IN_PROGRESS")));
        assertEquals(1, vms(owner));
    }

    @Test
    void a_refusal_stays_but_a_conflict_may_pass() {
        Person owner = people.user();
        int blocking = owner.sends(VM).post("/api/vms").path("id");
        String key = newKey();
        create(owner, key, VM).then().statusCode(409);
        owner.asks().delete("/api/vms/" + blocking);

        create(owner, key, VM).then().statusCode(201);

        String refused = newKey();
        String tooLarge = VM.replace("512", "999999");
        String first = create(owner, refused, tooLarge)
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertEquals(first, create(owner, refused, tooLarge).asString());
        create(owner, refused, VM).then().statusCode(422);
    }

    @Test
    void what_failed_can_be_tried_again_with_its_key() {
        Person owner = people.user();
        String key = newKey();
        hypervisor.fail(Call.START, new HypervisorError.Failed("broken"));
        create(owner, key, VM).then().statusCode(502);

        create(owner, key, VM).then().statusCode(201);

        assertEquals(1, vms(owner));
    }

    @Test
    void every_action_can_bear_a_key() {
        Person owner = people.user();
        int id = owner.sends(VM).post("/api/vms").path("id");
        String key = newKey();
        String first = act(owner, id, key, "{\"action\":\"delete\"}")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        String again = act(owner, id, key, "{\"action\":\"delete\"}")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertEquals(first, again);
    }

    private static Response act(Person owner, int vm, String key, String json) {
        return owner.sends(json).header("Idempotency-Key", key).post("/api/vms/" + vm + "/action");
    }

    @Test
    void who_adds_an_account_twice_has_one() {
        Person admin = people.admin();
        String key = newKey();
        String json = "{\"username\":\"once-" + key.substring(0, 8) + "\",\"password\":\"correct horse\"}";

        String first = admin.sends(json)
                .header("Idempotency-Key", key)
                .post("/api/admin/users")
                .then()
                .statusCode(201)
                .extract()
                .asString();

        assertEquals(
                first,
                admin.sends(json)
                        .header("Idempotency-Key", key)
                        .post("/api/admin/users")
                        .asString());
    }

    @Test
    void who_is_no_administrator_any_more_is_not_given_the_answer_of_that_time() {
        Person admin = people.admin();
        String key = newKey();
        String json = "{\"username\":\"once-" + key.substring(0, 8) + "\",\"password\":\"correct horse\"}";
        admin.sends(json)
                .header("Idempotency-Key", key)
                .post("/api/admin/users")
                .then()
                .statusCode(201);
        people.admin()
                .sends("{\"role\":\"user\"}")
                .put("/api/admin/users/" + admin.id() + "/role")
                .then()
                .statusCode(200);

        admin.sends(json)
                .header("Idempotency-Key", key)
                .post("/api/admin/users")
                .then()
                .statusCode(403)
                .body("error_code", equalTo("ADMIN_REQUIRED"));
    }

    @Test
    void who_registers_twice_is_registered_once_and_the_password_is_not_kept() {
        String key = newKey();
        String json = "{\"username\":\"reg-" + key.substring(0, 8) + "\",\"password\":\"correct horse\"}";

        Response first = register(key, json);
        Response again = register(key, json);

        first.then().statusCode(201);
        assertEquals(first.asString(), again.asString());
        register(key, json.replace("horse", "hound")).then().statusCode(422);
        assertFalse(kept().anyMatch(text -> text.contains("horse")));
    }

    @Test
    void what_nobody_in_particular_did_wrong_is_not_kept() {
        String key = newKey();
        register(key, "{\"username\":\"x\",\"password\":\"correct horse\"}")
                .then()
                .statusCode(400);

        assertFalse(kept().anyMatch(text -> text.contains("INVALID_INPUT") && text.contains("username")));
    }

    private Stream<String> kept() {
        return store.read().keyedRequests.stream().map(Object::toString);
    }

    private static Response register(String key, String json) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(json)
                .header("Idempotency-Key", key)
                .post("/api/auth/register");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "h\u00e9"})
    void a_key_that_is_none_is_refused(String key) {
        create(people.user(), key, VM).then().statusCode(400).body("details[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void a_key_may_not_be_endless() {
        Person owner = people.user();

        create(owner, "k".repeat(256), VM).then().statusCode(400);
        create(owner, "k".repeat(255), VM).then().statusCode(201);
    }

    @Test
    void somebody_without_a_token_has_no_keys() {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(VM)
                .header("Idempotency-Key", newKey())
                .post("/api/vms")
                .then()
                .statusCode(401);
    }
}

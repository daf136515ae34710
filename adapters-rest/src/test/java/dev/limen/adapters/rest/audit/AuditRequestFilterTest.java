package dev.limen.adapters.rest.audit;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import dev.limen.contract.AtOnce;
import dev.limen.contract.InMemoryStore;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditEntry.Result;
import dev.limen.domain.audit.AuditEntry.What;
import dev.limen.domain.audit.AuditEntry.Who;
import dev.limen.domain.hypervisor.HypervisorError;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditRequestFilterTest {

    private static final String VM = "{\"name\":\"New VM\",\"cpu\":1,\"memory\":512,\"start\":false}";

    private final People people;
    private final Trail trail;
    private final InMemoryStore store;
    private final FakeHypervisor hypervisor;

    @Inject
    AuditRequestFilterTest(People people, Trail trail, InMemoryStore store, FakeHypervisor hypervisor) {
        this.people = people;
        this.trail = trail;
        this.store = store;
        this.hypervisor = hypervisor;
    }

    @AfterEach
    void connect() {
        store.reconnect();
    }

    private static String newRequest() {
        return UUID.randomUUID().toString();
    }

    /** Sends a request under an id of its own, and answers the id. */
    private static String send(
            RequestSpecification request, int status, Function<RequestSpecification, Response> method) {
        String id = newRequest();
        method.apply(request.header("X-Request-ID", id)).then().statusCode(status);
        return id;
    }

    private static RequestSpecification json(String body) {
        return RestAssured.given().contentType("application/json").body(body);
    }

    private static Who who(Person person) {
        return new Who(person.user().id(), person.user().username());
    }

    private static int createVm(Person owner) {
        return owner.sends(VM.replace("New VM", "VM " + UUID.randomUUID()))
                .post("/api/vms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A number that no VM has, and no other test asks for. */
    private static long nobodysId() {
        return ThreadLocalRandom.current().nextLong(1_000_000_000, 2_000_000_000);
    }

    @Test
    void what_is_made_is_recorded_with_its_number_before_it_is_answered() {
        Person owner = people.user();
        String request = newRequest();

        int vm = owner.sends(VM)
                .header("X-Request-ID", request)
                .post("/api/vms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        AuditEntry entry = trail.entryOf(request);
        assertEquals(who(owner), entry.who());
        assertEquals(new What("POST /api/vms", null, Integer.toString(vm)), entry.what());
        assertEquals(new Result(201, null), entry.result());
        assertEquals("127.0.0.1", entry.address());
        assertEquals(1, entry.count());
    }

    @Test
    void everybody_who_writes_at_once_finds_their_entry_when_the_answer_comes() {
        List<Person> owners =
                java.util.stream.Stream.generate(people::user).limit(40).toList();

        List<Throwable> failures = AtOnce.run(
                owners.size(), i -> trail.entryOf(send(owners.get(i).sends(VM), 201, asked -> asked.post("/api/vms"))));

        assertEquals(List.of(), failures);
    }

    @ParameterizedTest
    @CsvSource({"start, 200", "stop, 200", "pause, 409", "delete, 200"})
    void an_action_is_recorded_with_its_word(String action, int status) {
        Person owner = people.user();
        int vm = createVm(owner);

        String request = send(
                owner.sends("{\"action\":\"" + action + "\"}"),
                status,
                asked -> asked.post("/api/vms/" + vm + "/action"));

        AuditEntry entry = trail.entryOf(request);
        assertEquals(new What("POST /api/vms/{vm}/action", action, Integer.toString(vm)), entry.what());
        assertEquals(status, entry.result().status());
    }

    @Test
    void an_action_that_comes_again_with_its_key_is_recorded_with_its_word() {
        Person owner = people.user();
        int vm = createVm(owner);
        String key = newRequest();
        send(
                owner.sends("{\"action\":\"stop\"}").header("Idempotency-Key", key),
                200,
                asked -> asked.post("/api/vms/" + vm + "/action"));

        String again = send(
                owner.sends("{\"action\":\"stop\"}").header("Idempotency-Key", key),
                200,
                asked -> asked.post("/api/vms/" + vm + "/action"));

        assertEquals("stop", trail.entryOf(again).what().action());
    }

    @Test
    void a_word_that_is_no_action_is_not_recorded() {
        Person owner = people.user();
        int vm = createVm(owner);

        String request =
                send(owner.sends("{\"action\":\"my secret\"}"), 400, asked -> asked.post("/api/vms/" + vm + "/action"));

        AuditEntry entry = trail.entryOf(request);
        assertEquals(null, entry.what().action());
        assertEquals(new Result(400, "INVALID_INPUT"), entry.result());
    }

    @Test
    void what_came_before_and_comes_again_is_recorded_again() {
        Person owner = people.user();
        String key = newRequest();

        String first = send(owner.sends(VM).header("Idempotency-Key", key), 201, asked -> asked.post("/api/vms"));
        String again = send(owner.sends(VM).header("Idempotency-Key", key), 201, asked -> asked.post("/api/vms"));

        assertEquals(trail.entryOf(first).what(), trail.entryOf(again).what());
    }

    @Test
    void a_refusal_that_comes_again_tells_its_error_again() {
        Person owner = people.user();
        String key = newRequest();
        RequestSpecification bad = owner.sends(VM.replace("512", "1")).header("Idempotency-Key", key);
        send(bad, 400, asked -> asked.post("/api/vms"));

        send(owner.sends(VM.replace("512", "1")).header("Idempotency-Key", key), 400, asked -> asked.post("/api/vms"));

        eventually(
                "both are recorded",
                () -> trail.all().stream()
                                .filter(it -> it.who().equals(who(owner)))
                                .filter(it -> it.result().equals(new Result(400, "INVALID_INPUT")))
                                .mapToInt(AuditEntry::count)
                                .sum()
                        == 2);
    }

    @Test
    void what_administrators_do_to_users_is_recorded() {
        Person admin = people.admin();
        Person newcomer = people.notApproved();
        String user = Long.toString(newcomer.id());
        String address = "/api/admin/users/" + user;

        String approval = send(admin.asks(), 200, asked -> asked.put(address + "/approve"));
        String quota = send(admin.sends("{\"max_vms\":3}"), 200, asked -> asked.put(address + "/quota"));
        String otherQuota =
                send(admin.sends("{\"max_vms\":3,\"user_id\":" + user + "}"), 200, asked -> asked.put("/api/quota"));
        String deletion = send(admin.asks(), 200, asked -> asked.delete(address + "?vms=delete"));

        assertEquals(
                new What("PUT /api/admin/users/{id}/approve", null, user),
                trail.entryOf(approval).what());
        assertEquals(
                new What("PUT /api/admin/users/{id}/quota", null, user),
                trail.entryOf(quota).what());
        assertEquals(
                new What("PUT /api/quota", null, user),
                trail.entryOf(otherQuota).what());
        assertEquals(
                new What("DELETE /api/admin/users/{id}", null, user),
                trail.entryOf(deletion).what());
        assertEquals(who(admin), trail.entryOf(deletion).who());
    }

    @Test
    void who_signs_in_is_recorded_and_so_is_the_name_that_was_tried() {
        String name = people.newName();
        String account = "{\"username\":\"" + name + "\",\"password\":\"password123\"}";
        String added = send(people.admin().sends(account), 201, asked -> asked.post("/api/admin/users"));

        String login = send(json(account.replace("name-", "NAME-")), 200, asked -> asked.post("/api/auth/login"));
        String wrong = send(json(account.replace("123", "456")), 401, asked -> asked.post("/api/auth/login"));
        String unknown =
                send(json(account.replace(name, name + ".nobody")), 401, asked -> asked.post("/api/auth/login"));

        AuditEntry entry = trail.entryOf(login);
        assertEquals(name, java.util.Objects.requireNonNull(entry.who().name()).value());
        assertEquals(
                trail.entryOf(added).what().target(),
                Long.toString(
                        java.util.Objects.requireNonNull(entry.who().user()).value()));
        assertEquals(
                new Who(null, new dev.limen.domain.user.Username(name)),
                trail.entryOf(wrong).who());
        assertEquals(
                new Who(null, new dev.limen.domain.user.Username(name + ".nobody")),
                trail.entryOf(unknown).who());
        assertEquals(new Result(401, "BAD_CREDENTIALS"), trail.entryOf(unknown).result());
    }

    @Test
    void a_name_that_nobody_can_have_is_not_recorded() {
        Person anybody = people.user();
        String request = newRequest();

        json("{\"username\":\"my secret pass phrase\",\"password\":\"password123\"}")
                .header("X-Request-ID", request)
                .post("/api/auth/login")
                .then()
                .statusCode(401);

        eventually("it is recorded", () -> trail.all().stream()
                .anyMatch(it ->
                        it.who().equals(Who.NOBODY) && it.what().operation().equals("POST /api/auth/login")));
        assertFalse(trail.all().toString().contains("secret"), anybody.token());
    }

    @Test
    void who_registers_is_recorded_by_their_number() {
        String request = newRequest();

        int id = json("{\"username\":\"" + people.newName() + "\",\"password\":\"password123\"}")
                .header("X-Request-ID", request)
                .post("/api/auth/register")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertEquals(
                new What("POST /api/auth/register", null, Integer.toString(id)),
                trail.entryOf(request).what());
    }

    @Test
    void somebody_elses_is_refused_and_recorded() {
        Person stranger = people.user();
        int vm = createVm(people.user());

        String request = send(stranger.asks(), 404, asked -> asked.delete("/api/vms/" + vm));

        AuditEntry entry = trail.entryOf(request);
        assertEquals(who(stranger), entry.who());
        assertEquals(new What("DELETE /api/vms/{vm}", null, Integer.toString(vm)), entry.what());
        assertEquals(new Result(404, "VM_NOT_FOUND"), entry.result());
    }

    @Test
    void who_may_not_read_is_recorded_and_who_may_is_not() {
        Person user = people.user();

        String refused = send(user.asks(), 403, asked -> asked.get("/api/admin/users"));
        String missing = send(user.asks(), 404, asked -> asked.get("/api/vms/" + nobodysId()));
        String fine = send(user.asks(), 200, asked -> asked.get("/api/vms"));
        String last = send(user.asks(), 403, asked -> asked.get("/api/admin/usage"));

        AuditEntry entry = trail.soonEntryOf(refused);
        assertEquals(who(user), entry.who());
        assertEquals(new What("GET /api/admin/users", null, null), entry.what());
        assertEquals(new Result(403, "ADMIN_REQUIRED"), entry.result());
        trail.soonEntryOf(last);
        assertEquals(List.of(), trail.of(missing));
        assertEquals(List.of(), trail.of(fine));
    }

    @Test
    void who_has_no_good_token_is_recorded_without_it() {
        String vm = Long.toString(nobodysId());

        String write =
                send(RestAssured.given().auth().oauth2("not.a.token"), 401, asked -> asked.delete("/api/vms/" + vm));
        String read = send(RestAssured.given(), 401, asked -> asked.get("/api/vms/" + vm + "?token=not.a.token"));

        assertEquals(
                new What("DELETE /api/vms/{vm}", null, vm), trail.entryOf(write).what());
        assertEquals(Who.NOBODY, trail.entryOf(write).who());
        assertEquals(new Result(401, "NOT_AUTHENTICATED"), trail.entryOf(write).result());
        assertEquals(
                new What("GET /api/vms/{vm}", null, vm), trail.soonEntryOf(read).what());
        assertFalse(trail.all().toString().contains("not.a.token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing/my-secret", "/my-secret"})
    void an_address_that_leads_nowhere_is_recorded_without_it(String address) {
        json("{}").post(address + "?password=my-secret").then().statusCode(404);

        eventually("it is recorded", () -> trail.all().stream()
                .anyMatch(it -> it.what().equals(new What("POST (no such address)", null, null))
                        && it.result().equals(new Result(404, "NOT_FOUND"))));
        assertFalse(trail.all().toString().contains("secret"));
    }

    @Test
    void what_is_refused_before_any_resource_is_recorded_too() {
        RestAssured.given()
                .header("Origin", "http://evil.example")
                .delete("/api/vms/" + nobodysId())
                .then()
                .statusCode(403);
        json("x".repeat(70_000)).put("/api/admin/users/1/approve").then().statusCode(413);
        json("{}").put("/api/vms").then().statusCode(405);

        for (AuditEntry expected : List.of(
                entry("DELETE /api/vms/{vm}", 403, "ORIGIN_NOT_ALLOWED"),
                entry("PUT /api/admin/users/{id}/approve", 413, "BODY_TOO_LARGE"),
                entry("PUT /api/vms", 405, "METHOD_NOT_ALLOWED"))) {
            eventually(expected + " is recorded", () -> trail.all().stream()
                    .anyMatch(it -> it.what().operation().equals(expected.what().operation())
                            && it.result().equals(expected.result())));
        }
    }

    private static AuditEntry entry(String operation, int status, String errorCode) {
        return new AuditEntry(
                Who.NOBODY,
                new What(operation, null, null),
                new Result(status, errorCode),
                null,
                "",
                java.time.Instant.EPOCH,
                1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/vms//%s", "//api/vms/%s", "/api/%%76ms/%s", "/api/vms/%s/", "/api/./vms/%s"})
    void however_an_address_is_spelt_what_is_done_there_is_recorded(String address) {
        Person owner = people.user();
        String vm = Integer.toString(createVm(owner));
        String request = newRequest();

        int status = owner.asks()
                .urlEncodingEnabled(false)
                .header("X-Request-ID", request)
                .delete(address.replace("%s", vm).replace("%%", "%"))
                .statusCode();

        AuditEntry entry = trail.soonEntryOf(request);
        assertEquals(status, entry.result().status());
        assertTrue(
                status != 200 || entry.what().equals(new What("DELETE /api/vms/{vm}", null, vm)),
                () -> status + " " + entry);
    }

    @Test
    void a_fault_is_recorded_too() {
        Person owner = people.user();
        int vm = createVm(owner);
        hypervisor.fail(FakeHypervisor.Call.START, new HypervisorError.Failed("broken"));

        String request =
                send(owner.sends("{\"action\":\"start\"}"), 502, asked -> asked.post("/api/vms/" + vm + "/action"));

        assertEquals(
                new Result(502, "HYPERVISOR_FAILED"), trail.entryOf(request).result());
    }

    @Test
    void what_was_refused_while_the_database_was_away_is_recorded_when_it_is_back() {
        Person owner = people.user();
        store.disconnect();

        String request = send(owner.asks(), 503, asked -> asked.delete("/api/vms/" + nobodysId()));
        store.reconnect();

        eventually("it is recorded", () -> !trail.of(request).isEmpty());
    }
}

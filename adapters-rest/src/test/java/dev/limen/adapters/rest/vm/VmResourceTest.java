package dev.limen.adapters.rest.vm;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import dev.limen.contract.Storage;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.GuestAddress.Source;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VmResourceTest {

    private static final String SMALL = "{\"name\":\"New VM\",\"cpu\":1,\"memory\":512,\"start\":false}";

    private final People people;
    private final Storage storage;
    private final FakeHypervisor hypervisor;

    @Inject
    VmResourceTest(People people, Storage storage, FakeHypervisor hypervisor) {
        this.people = people;
        this.storage = storage;
        this.hypervisor = hypervisor;
    }

    @AfterEach
    void the_hypervisor_answers_again() {
        hypervisor.setAnswers(true);
    }

    private static int create(Person owner) {
        return owner.sends(SMALL)
                .post("/api/vms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response act(Person who, Object vm, String json) {
        return who.sends(json).post("/api/vms/" + vm + "/action");
    }

    @Test
    void a_created_vm_has_all_members_and_an_address() {
        Person owner = people.user();

        Response created = owner.sends(
                        "{\"name\":\" New VM \",\"cpu\":2,\"memory\":1024,\"os_type\":\"debian\",\"disk_size\":7}")
                .post("/api/vms");

        created.then()
                .statusCode(201)
                .header("Location", endsWith("/api/vms/" + created.path("id")))
                .body("name", equalTo("New VM"))
                .body("cpu", equalTo(2))
                .body("memory", equalTo(1024))
                .body("disk_size", equalTo(7))
                .body("status", equalTo("Running"))
                .body("os_type", equalTo("debian"))
                .body("owner_id", equalTo((int) owner.id()))
                .body("boot_order", equalTo("cdrom_hd"))
                .body("installation_status", equalTo("NotInstalled"))
                .body("created_at", endsWith("Z"))
                .body("updated_at", endsWith("Z"));
        owner.asks().get(created.header("Location")).then().statusCode(200).body("id", equalTo(created.path("id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"512", "512.0", "5.12e2", "51200e-2", "0.512E+3"})
    void a_whole_number_is_one_however_it_is_written(String memory) {
        people.user()
                .sends("{\"name\":\"a\",\"cpu\":1.0,\"disk_size\":null,\"memory\":" + memory + "}")
                .post("/api/vms")
                .then()
                .statusCode(201)
                .body("memory", equalTo(512));
    }

    @Test
    void members_without_a_value_are_left_out() {
        Map<String, Object> vm = people.user().sends(SMALL).post("/api/vms").path("");

        assertEquals(
                Set.of(
                        "id",
                        "uuid",
                        "name",
                        "cpu",
                        "memory",
                        "status",
                        "owner_id",
                        "created_at",
                        "updated_at",
                        "boot_order",
                        "addresses",
                        "installation_status",
                        "disk_size"),
                vm.keySet());
    }

    @Test
    void a_vm_shows_where_it_is_on_the_network() {
        Person owner = people.user();
        VmView vm = VmBuilder.vmOf(owner.user().id())
                .in(VmStatus.RUNNING)
                .at(new GuestAddress("192.168.122.45", Source.LEASE), new GuestAddress("192.168.122.9", Source.ARP))
                .addTo(storage);

        for (String path : List.of("/api/vms/" + vm.id().value(), "/api/vms")) {
            owner.asks()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("addresses.flatten().address", equalTo(List.of("192.168.122.45", "192.168.122.9")))
                    .body("addresses.flatten().source", equalTo(List.of("lease", "arp")));
        }
    }

    @Test
    void a_vm_answers_to_its_number_and_to_its_uuid() {
        Person owner = people.user();
        int id = create(owner);
        String uuid = owner.asks().get("/api/vms/" + id).path("uuid");

        owner.asks().get("/api/vms/" + uuid).then().statusCode(200).body("id", equalTo(id));
    }

    @Test
    void a_vm_of_somebody_else_is_like_one_that_does_not_exist() {
        int id = create(people.user());
        Person other = people.user();

        String hidden = other.asks()
                .get("/api/vms/" + id)
                .then()
                .statusCode(404)
                .extract()
                .asString();

        assertEquals(hidden, other.asks().get("/api/vms/999999").asString());
        assertEquals(hidden, other.asks().get("/api/vms/no-such-name").asString());
        assertEquals(hidden, act(other, id, "{\"action\":\"start\"}").asString());
        assertEquals(hidden, other.asks().delete("/api/vms/" + id).asString());
        people.admin().asks().get("/api/vms/" + id).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"start,Running", "stop,Stopped", "restart,Running", "pause,Paused", "resume,Running"})
    void each_action_answers_with_the_vm_as_it_is_then(String action, String status) {
        Person owner = people.user();
        int id = create(owner);
        act(owner, id, "{\"action\":\"start\"}").then().statusCode(200);
        if (action.equals("resume")) {
            act(owner, id, "{\"action\":\"pause\"}").then().statusCode(200);
        }

        act(owner, id, "{\"action\":\"" + action + "\",\"force\":true}")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("status", equalTo(status))
                .body("busy", nullValue());
    }

    @Test
    void update_changes_what_it_names() {
        Person owner = people.user();
        int id = create(owner);

        act(owner, id, "{\"action\":\"update\",\"memory\":768}")
                .then()
                .statusCode(200)
                .body("memory", equalTo(768))
                .body("cpu", equalTo(1));
        act(owner, id, "{\"action\":\"update\"}").then().statusCode(400).body("error_code", equalTo("INVALID_INPUT"));
    }

    @Test
    void an_update_that_a_running_guest_cannot_take_says_to_stop_it() {
        Person owner = people.user();
        int id = create(owner);
        act(owner, id, "{\"action\":\"start\"}");

        act(owner, id, "{\"action\":\"update\",\"cpu\":2}")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("STOP_REQUIRED"))
                .body("message", containsString("stop the virtual machine first"));
    }

    @ParameterizedTest
    @CsvSource({"action", "route"})
    void deleting_tells_what_is_gone(String way) {
        Person owner = people.user();
        int id = create(owner);
        String uuid = owner.asks().get("/api/vms/" + id).path("uuid");

        Response deleted =
                way.equals("route") ? owner.asks().delete("/api/vms/" + id) : act(owner, id, "{\"action\":\"delete\"}");

        deleted.then()
                .statusCode(200)
                .body("vm_id", equalTo(id))
                .body("vm_uuid", equalTo(uuid))
                .body("message", containsString("deleted"));
        owner.asks().get("/api/vms/" + id).then().statusCode(404);
        assertFalse(hypervisor.knows(new VmUuid(UUID.fromString(uuid))));
    }

    @Test
    void an_unknown_action_is_answered_with_the_known_ones() {
        Person owner = people.user();

        act(owner, create(owner), "{\"action\":\"explode\"}")
                .then()
                .statusCode(400)
                .body("message", containsString("start, stop, restart, pause, resume, update, delete"))
                .body("details.field", hasItem("action"));
    }

    @Test
    void an_action_that_the_state_does_not_allow_is_a_conflict_naming_the_state() {
        Person owner = people.user();

        act(owner, create(owner), "{\"action\":\"pause\"}")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("INVALID_STATE"))
                .body("message", containsString("Stopped"));
    }

    @Test
    void a_taken_name_already_exists() {
        Person owner = people.user();
        create(owner);

        owner.sends(SMALL.replace("New VM", "NEW vm"))
                .post("/api/vms")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("VM_NAME_TAKEN"))
                .body("message", containsString("already exists"));
    }

    @Test
    void what_the_quota_forbids_names_the_dimension() {
        people.user()
                .sends(SMALL.replace("\"cpu\":1", "\"cpu\":11"))
                .post("/api/vms")
                .then()
                .statusCode(400)
                .body("error_code", equalTo("QUOTA_EXCEEDED"))
                .body("message", equalTo("quota exceeded for CPU: current 0 + requested 11 > limit 10"));
    }

    @Test
    void a_hypervisor_that_does_not_answer_makes_the_service_unavailable() {
        hypervisor.setAnswers(false);

        people.user()
                .sends(SMALL)
                .post("/api/vms")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("error_code", equalTo("HYPERVISOR_UNAVAILABLE"));
    }

    @Test
    void a_hypervisor_that_fails_is_a_bad_gateway() {
        Person owner = people.user();
        int id = create(owner);
        hypervisor.fail(Call.START, new HypervisorError.Failed("The guest has no boot device."));

        act(owner, id, "{\"action\":\"start\"}")
                .then()
                .statusCode(502)
                .body("error_code", equalTo("HYPERVISOR_FAILED"))
                .body("message", equalTo("The guest has no boot device."));
        owner.asks().get("/api/vms/" + id).then().body("status_reason", equalTo("The guest has no boot device."));
    }

    @Test
    void a_fault_of_our_own_says_nothing_but_the_request_id() {
        Person owner = people.user();
        int id = create(owner);
        hypervisor.before(Call.START, () -> {
            throw new IllegalStateException("secret of the house");
        });

        String body = owner.sends("{\"action\":\"start\"}")
                .header("X-Request-ID", "find-me-7")
                .post("/api/vms/" + id + "/action")
                .then()
                .statusCode(500)
                .body("error_code", equalTo("INTERNAL_ERROR"))
                .body("message", containsString("find-me-7"))
                .extract()
                .asString();

        assertFalse(body.contains("secret"));
        assertFalse(body.contains("IllegalState"));
    }

    @Test
    void members_that_nobody_knows_do_not_count() {
        Response created = people.user()
                .sends(
                        "{\"name\":\"x\",\"cpu\":1,\"memory\":512,\"start\":false,\"owner_id\":1,\"status\":\"Running\",\"x\":{\"y\":[1]}}")
                .post("/api/vms");

        created.then().statusCode(201).body("status", equalTo("Stopped"));
        assertTrue(created.<Integer>path("owner_id") > 1);
    }
}

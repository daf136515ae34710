package dev.limen.adapters.rest.reconciliation;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DriftResourceTest {

    private final People people;
    private final FakeHypervisor hypervisor;

    @Inject
    DriftResourceTest(People people, FakeHypervisor hypervisor) {
        this.people = people;
        this.hypervisor = hypervisor;
    }

    private VmUuid stray() {
        GuestSpec spec = new GuestSpec(
                VmUuid.random(), new VmName("stray"), VmBuilder.size(2, 512, 5), BootOrder.HD, MacAddress.random());
        hypervisor.define(spec);
        return spec.uuid();
    }

    private ValidatableResponse drift() {
        return people.admin().asks().get("/api/admin/drift").then().statusCode(200);
    }

    private Response mend(Person who, VmUuid uuid, String json) {
        return who.sends(json).post("/api/admin/drift/" + uuid.value());
    }

    @Test
    void a_stray_domain_is_shown_and_can_be_adopted() {
        VmUuid uuid = stray();
        Person owner = people.user();
        String which = "domains.find { it.uuid == '" + uuid.value() + "' }";
        drift().body(which + ".name", equalTo("stray"))
                .body(which + ".cpu", equalTo(2))
                .body(which + ".memory", equalTo(512))
                .body(which + ".disk_size", equalTo(5))
                .body(which + ".state", equalTo("off"))
                .body("checked_at", notNullValue());

        mend(people.admin(), uuid, "{\"action\":\"adopt\",\"owner_id\":" + owner.id() + ",\"name\":\"mine\"}")
                .then()
                .statusCode(200)
                .body("uuid", equalTo(uuid.value().toString()))
                .body("name", equalTo("mine"))
                .body("status", equalTo("Stopped"));

        owner.asks().get("/api/vms/" + uuid.value()).then().statusCode(200);
        drift().body("domains.uuid", not(hasItem(uuid.value().toString())));
    }

    @Test
    void a_stray_domain_and_its_disk_can_be_removed() {
        VmUuid uuid = stray();
        hypervisor.forget(uuid);
        drift().body("disks", hasItem(uuid.value().toString()));

        mend(people.admin(), uuid, "{\"action\":\"remove\"}")
                .then()
                .statusCode(200)
                .body("uuid", equalTo(uuid.value().toString()));

        assertFalse(hypervisor.disk(uuid).isPresent());
    }

    @Test
    void a_vm_whose_domain_is_gone_is_shown_and_can_have_it_back() {
        Person owner = people.user();
        String uuid = owner.sends("{\"name\":\"lost\",\"cpu\":1,\"memory\":512}")
                .post("/api/vms")
                .path("uuid");
        VmUuid which = new VmUuid(UUID.fromString(uuid));
        hypervisor.forget(which);
        String found = "vms.find { it.vm.uuid == '" + uuid + "' }";
        drift().body(found + ".observed", equalTo("missing")).body(found + ".desired", equalTo("Running"));

        mend(people.admin(), which, "{\"action\":\"adopt\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("Stopped"));

        drift().body(found + ".observed", equalTo("off")).body(found + ".desired", equalTo("Running"));
    }

    @Test
    void what_somebody_did_to_a_domain_is_shown() {
        String uuid = people.user()
                .sends("{\"name\":\"touched\",\"cpu\":1,\"memory\":512}")
                .post("/api/vms")
                .path("uuid");
        VmUuid which = new VmUuid(UUID.fromString(uuid));
        String found = "vms.find { it.vm.uuid == '" + uuid + "' }";
        drift().body(found, nullValue());
        hypervisor.find(which, GuestFinding.RENAMED);

        drift().body(found + ".differences", equalTo(List.of("renamed")))
                .body(found + ".cpu", equalTo(1))
                .body(found + ".memory", equalTo(512));
    }

    @Test
    void a_disk_that_another_domain_has_is_not_removed() {
        VmUuid uuid = stray();
        hypervisor.forget(uuid);
        hypervisor.refuseRemoval(uuid, Refusal.DISK_IN_USE);

        mend(people.admin(), uuid, "{\"action\":\"remove\"}")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("DISK_IN_USE"));
        hypervisor.letRemove(uuid);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        Person admin = people.admin();
        VmUuid uuid = stray();

        mend(admin, uuid, "{}").then().statusCode(400);
        mend(admin, uuid, "{\"action\":\"burn\"}").then().statusCode(400);
        mend(admin, uuid, "{\"action\":\"adopt\"}")
                .then()
                .statusCode(400)
                .body("details[0].field", equalTo("owner_id"));
        mend(admin, uuid, "{\"action\":\"adopt\",\"owner_id\":999999}").then().statusCode(404);
        mend(admin, VmUuid.random(), "{\"action\":\"remove\"}").then().statusCode(404);
        admin.sends("{\"action\":\"remove\"}").post("/api/admin/drift/7").then().statusCode(404);
    }

    @Test
    void users_are_shown_nothing_and_mend_nothing() {
        Person user = people.user();
        VmUuid uuid = stray();

        user.asks().get("/api/admin/drift").then().statusCode(403);
        mend(user, uuid, "{\"action\":\"remove\"}").then().statusCode(403);
        mend(user, uuid, "{\"action\":\"adopt\",\"owner_id\":" + user.id() + "}")
                .then()
                .statusCode(403);
    }
}

package dev.limen.adapters.rest.console;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import dev.limen.contract.Storage;
import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.console.ViewerId;
import dev.limen.domain.process.Processes;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import dev.limen.domain.vm.VmUuid;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ViewerResourceTest {

    private static final Instant SINCE = Instant.parse("2026-01-05T08:30:00Z");

    private final People people;
    private final Storage storage;
    private final Processes processes;

    @Inject
    ViewerResourceTest(People people, Storage storage, Processes processes) {
        this.people = people;
        this.storage = storage;
        this.processes = processes;
    }

    private static Response create(Person owner) {
        return owner.sends("{\"name\":\"Viewed\",\"cpu\":1,\"memory\":512}").post("/api/vms");
    }

    private static String viewers(Response vm) {
        return "/api/vms/" + vm.path("id") + "/viewers";
    }

    private String viewer(Response vm, Person who) {
        ConsoleViewer viewer = new ConsoleViewer(
                ViewerId.random(),
                new VmUuid(UUID.fromString(vm.path("uuid"))),
                new UserId(who.id()),
                new Username("ada"),
                true,
                SINCE,
                processes.self());
        storage.unitOfWork().execute(() -> storage.consoleViewers().add(viewer));
        return viewer.id().value().toString();
    }

    @Test
    void viewers_are_listed_and_cut_off() {
        Person ada = people.user();
        Response vm = create(ada);
        ada.asks().get(viewers(vm)).then().statusCode(200).body("", empty());
        String id = viewer(vm, ada);

        ada.asks()
                .get(viewers(vm))
                .then()
                .statusCode(200)
                .body("id", contains(id))
                .body("[0].user_id", equalTo((int) ada.id()))
                .body("[0].username", equalTo("ada"))
                .body("[0].view_only", equalTo(true))
                .body("[0].since", equalTo(SINCE.toString()));
        ada.asks()
                .delete(viewers(vm) + "/" + id)
                .then()
                .statusCode(200)
                .body("cut", equalTo(true))
                .body("viewer_id", equalTo(id));

        ada.asks().get(viewers(vm)).then().body("", empty());
        for (String gone : new String[] {id, "nobody"}) {
            ada.asks()
                    .delete(viewers(vm) + "/" + gone)
                    .then()
                    .statusCode(404)
                    .body("error_code", equalTo("VIEWER_NOT_FOUND"));
        }
    }

    @Test
    void the_viewers_of_anothers_vm_are_not_there() {
        Response vm = create(people.user());
        String id = viewer(vm, people.user());
        Person eve = people.user();

        eve.asks().get(viewers(vm)).then().statusCode(404).body("error_code", equalTo("VM_NOT_FOUND"));
        eve.asks().delete(viewers(vm) + "/" + id).then().statusCode(404).body("error_code", equalTo("VM_NOT_FOUND"));
    }
}

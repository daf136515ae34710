package dev.limen.adapters.rest.console;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import dev.limen.contract.Storage;
import dev.limen.domain.console.ConsoleTicket;
import dev.limen.domain.console.TicketSecret;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConsoleResourceTest {

    private final People people;
    private final Storage storage;

    @Inject
    ConsoleResourceTest(People people, Storage storage) {
        this.people = people;
        this.storage = storage;
    }

    private static Response create(Person owner, boolean start) {
        return owner.sends("{\"name\":\"Screen\",\"cpu\":1,\"memory\":512,\"start\":" + start + "}")
                .post("/api/vms");
    }

    private static String console(Response vm) {
        return "/api/vms/" + vm.path("id") + "/console";
    }

    private Optional<ConsoleTicket> take(String ticket) {
        return storage.unitOfWork().execute(() -> storage.consoleTickets().take(new TicketSecret(ticket)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void a_ticket_opens_the_console_of_ones_vm(String method) {
        Person ada = people.user();
        Response vm = create(ada, true);

        Response answer = ada.asks().request(method, console(vm));

        String ticket = answer.path("ticket");
        answer.then()
                .statusCode(200)
                .body("protocol", equalTo("vnc"))
                .body("ws_url", equalTo("/vnc/" + vm.path("uuid") + "?ticket=" + ticket))
                .body("ticket", matchesPattern("[0-9a-f]{64}"));
        ConsoleTicket kept = take(ticket).orElseThrow();
        assertEquals(ada.id(), kept.claim().user().value());
        assertEquals(Instant.parse(answer.path("expires_at")), kept.expiresAt());
        assertTrue(kept.expiresAt().isBefore(Instant.now().plusSeconds(31)));
    }

    @Test
    void a_ticket_may_be_for_looking_only() {
        Person ada = people.user();
        String console = console(create(ada, true));

        String looking = ada.asks().post(console + "?view_only=true").path("ticket");
        String operating = ada.asks().get(console + "?view_only=false").path("ticket");

        assertTrue(take(looking).orElseThrow().viewOnly());
        assertFalse(take(operating).orElseThrow().viewOnly());
        ada.asks()
                .post(console + "?view_only=perhaps")
                .then()
                .statusCode(400)
                .body("message", equalTo("view_only must be true or false"));
    }

    @Test
    void every_ticket_is_another_one() {
        Person ada = people.user();
        String console = console(create(ada, true));

        String one = ada.asks().post(console).path("ticket");
        String other = ada.asks().post(console).path("ticket");

        assertTrue(take(one).isPresent());
        assertTrue(take(other).isPresent());
    }

    /** As every other POST. */
    @Test
    void a_request_with_a_key_is_answered_once() {
        Person ada = people.user();
        String console = console(create(ada, true));

        String one = ada.asks().header("Idempotency-Key", "k").post(console).path("ticket");
        String again = ada.asks().header("Idempotency-Key", "k").post(console).path("ticket");

        assertEquals(one, again);
        assertTrue(take(one).isPresent());
    }

    @Test
    void a_key_for_looking_only_is_no_key_for_operating() {
        Person ada = people.user();
        String console = console(create(ada, true));

        ada.asks().header("Idempotency-Key", "k").post(console + "?view_only=true");
        ada.asks()
                .header("Idempotency-Key", "k")
                .post(console + "?view_only=false")
                .then()
                .statusCode(422);
    }

    @Test
    void a_request_with_a_key_whose_address_has_a_percent_sign_is_answered() {
        people.user()
                .asks()
                .header("Idempotency-Key", "k")
                .urlEncodingEnabled(false)
                .post("/api/vms/%25B/console")
                .then()
                .statusCode(404);
    }

    @Test
    void there_is_no_ticket_for_what_is_off_or_anothers() {
        Person ada = people.user();
        Response off = create(ada, false);

        ada.asks().post(console(off)).then().statusCode(409).body("error_code", equalTo("INVALID_STATE"));
        people.user().asks().post(console(off)).then().statusCode(404).body("error_code", equalTo("VM_NOT_FOUND"));
    }
}

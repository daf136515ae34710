package dev.limen.bootstrap;

import static dev.limen.contract.vm.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.simulator.SimulatedHypervisor;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a long list costs. */
@QuarkusTest
@TestProfile(Simulated.class)
class ManyVmsTest {

    private static final Logger LOG = Logger.getLogger("many-vms");
    private static final int VMS = 1000;
    private static final int ROUNDS = 50;

    @Inject
    SessionFactory sessions;

    @Inject
    Hypervisor hypervisor;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Vms vms;

    @Test
    void a_list_of_a_thousand_takes_one_statement_and_no_hypervisor() {
        String admin = logIn(Simulated.ADMIN.username(), Simulated.ADMIN.password());
        Map<String, String> collector = Map.of("username", "collector", "password", "a password of my own");
        int user = as(admin).body(collector).post("/api/admin/users").path("id");
        Map<String, Integer> enough = Map.of("max_vms", VMS, "max_cpu", VMS, "max_memory", VMS * 256, "max_disk", VMS);
        as(admin).body(enough).put("/api/admin/users/" + user + "/quota").then().statusCode(200);
        String token = logIn("collector", "a password of my own");
        addVms(new UserId(user));
        eventually("LIMEN has looked at all that is new", () -> statementsDuringAList(token) == 1);
        // What has no hypervisor to ask asks none.
        ((SimulatedHypervisor) hypervisor).faults().disconnect();
        List<?> listed = list(token).path("$");
        long statements = statementsOfAList(token);

        assertEquals(VMS, listed.size());
        assertEquals(1, statements, "the list; who asks is remembered");
        LOG.infof(
                "A list of %s VMs: %s SQL statements, no call to the hypervisor, median %s ms",
                VMS, statements, medianMillis(token));
        reconnect();
        as(admin).delete("/api/admin/users/" + user + "?vms=delete").then().statusCode(200);
    }

    /** Past the interface: it is the list that is looked at, and a thousand creations would take most of the time. */
    private void addVms(UserId owner) {
        List<Vm> many = unitOfWork.execute(() -> IntStream.range(0, VMS)
                .mapToObj(i -> VmBuilder.vmOf(owner)
                        .sized(1, 256, 1)
                        .in(i % 2 == 0 ? VmStatus.RUNNING : VmStatus.STOPPED)
                        .build(vms.nextId()))
                .toList());
        for (VmView vm : many.stream().map(Vm::view).toList()) {
            hypervisor.define(GuestSpec.of(vm));
            if (vm.status() == VmStatus.RUNNING) {
                hypervisor.start(vm.uuid());
            }
        }
        unitOfWork.execute(() -> many.forEach(vms::add));
    }

    @AfterEach
    void reconnect() {
        ((SimulatedHypervisor) hypervisor).faults().reconnect();
    }

    /** The least of many, because LIMEN looks after its VMs all the while. */
    private long statementsOfAList(String token) {
        return IntStream.range(0, ROUNDS)
                .mapToLong(i -> statementsDuringAList(token))
                .min()
                .orElseThrow();
    }

    private long statementsDuringAList(String token) {
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        list(token);
        return statistics.getPrepareStatementCount();
    }

    private static String logIn(String username, String password) {
        return given().contentType("application/json")
                .body(Map.of("username", username, "password", password))
                .post("/api/auth/login")
                .path("token");
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    private static Response list(String token) {
        Response answer = as(token).get("/api/vms");
        assertEquals(200, answer.statusCode());
        return answer;
    }

    private static long medianMillis(String token) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            list(token).asByteArray();
            times.add(System.nanoTime() - begun);
        }
        return Duration.ofNanos(times.stream().sorted().toList().get(ROUNDS / 2))
                .toMillis();
    }
}

package dev.limen.bootstrap.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.bootstrap.Simulated;
import dev.limen.client.ConsoleSocket;
import dev.limen.client.RawHttp;
import dev.limen.client.RawHttp.Answer;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Thousands of requests that {@link SchemathesisTest} does not make: about things that exist, by people of all kinds, with
 * bytes that are no JSON, no header, no address; and what must hold for every answer.
 * The same seed makes up the same requests: {@code -Dfuzz.seed=7 -Dfuzz.requests=100000
 * -Dfuzz.seconds=600}.
 */
@QuarkusTest
@TestProfile(Fuzzed.class)
@NullUnmarked // fields are set by the framework
class FuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", 20_260_105);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 12_000);
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 75));
    private static final int REFILL = 50;
    private static final String A_VIEWER = "/api/vms/{vm}/viewers/{viewer}";

    @TestHTTPResource
    URI server;

    @Inject
    Hypervisor hypervisor;

    private final Findings findings = new Findings();
    private ApiDocument api;
    private RawHttp http;
    private AdminClient adminClient;
    private Accounts accounts;
    private Pools pools;
    private @Nullable ConsoleSocket console;
    private String screenVm = "/api/vms/0";
    private DescribedAnswers promises;

    @AfterEach
    void closeConsole() {
        if (console != null) {
            console.close();
        }
    }

    @Test
    void every_answer_is_one_that_the_description_has() {
        api = new ApiDocument(RestAssured.get("/q/openapi?format=json").asString());
        promises = new DescribedAnswers(api);
        http = new RawHttp(server.getPort());
        adminClient = new AdminClient(http);
        accounts = new Accounts(adminClient);
        Dice dice = new Dice(SEED);
        pools = new Pools(
                api.collections(),
                dice,
                Set.of("users " + adminClient.self().id(), "username " + Simulated.ADMIN.username()));
        Calls calls = new Calls(api, dice, pools, accounts);
        long begun = System.nanoTime();

        while (findings.requests() < REQUESTS && System.nanoTime() - begun < TIME.toNanos()) {
            if (findings.requests() % REFILL == 0) {
                renew(findings.requests());
            }
            check(calls.next());
        }

        findings.write(
                Path.of("target", "fuzz.md"),
                SEED,
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        assertTrue(findings.all().isEmpty(), () -> "seed " + SEED + "\n" + String.join("\n", findings.all()));
        assertEquals(List.of(), idle(), "operations that have never succeeded");
        everythingAgrees();
    }

    /** Lets requests meet what there is: people who may do something, their VMs, stray domains, a session. */
    private void renew(int number) {
        accounts.refill();
        for (String kind : List.of("users", "vms", "drift", "refresh_token")) {
            pools.forget(kind);
        }
        pools.learn("users", adminClient.get("/api/admin/users"));
        pools.learn("vms", adminClient.get("/api/vms"));
        leaveStray(number);
        lookAtScreen(number);
        Answer session = adminClient.tryToSignIn(
                accounts.admin().username(), accounts.admin().password());
        pools.learn("", AdminClient.read(session.body()));
    }

    /** Something of the hypervisor's that no VM has, so that there is drift to mend. */
    private void leaveStray(int number) {
        VmUuid uuid = new VmUuid(new UUID(SEED, number));
        hypervisor.define(new GuestSpec(
                uuid,
                new VmName("stray " + number),
                new VmSize(new VCpus(1), new MemoryMiB(256), new DiskGiB(1)),
                BootOrder.HD,
                MacAddress.random()));
        pools.add("drift", uuid.value().toString());
    }

    /** Somebody looks at the screen of a VM, until the next one does. */
    private void lookAtScreen(int number) {
        closeConsole();
        adminClient.must("PUT", "/api/admin/users/" + adminClient.self().id() + "/quota", Accounts.ENOUGH);
        adminClient.send(adminClient.self().token(), "DELETE", screenVm, Map.of());
        String id = adminClient
                .must("POST", "/api/vms", Map.of("name", "screen-" + number, "cpu", 1, "memory", 256, "start", true))
                .path("id")
                .asText();
        screenVm = "/api/vms/" + id;
        console = ConsoleSocket.open(
                server.resolve("/vnc/" + id + "?token=" + adminClient.self().token()));
        JsonNode viewer = adminClient.get(screenVm + "/viewers").path(0);
        pools.forget(A_VIEWER);
        pools.add(A_VIEWER, screenVm + "/viewers/" + viewer.path("id").asText());
    }

    private void check(Call call) {
        Answer answer;
        try {
            answer = http.send(call.bytes());
        } catch (UncheckedIOException | NumberFormatException hungUp) {
            findings.add(call, "no answer", String.valueOf(hungUp.getMessage()));
            return;
        }
        findings.count(call, answer);
        promises.broken(call, answer)
                .forEach(wrong -> findings.add(
                        call, wrong, answer.head().lines().findFirst().orElse("") + " " + answer.body()));
        if (answer.status() / 100 == 2
                && !answer.body().isEmpty()
                && !call.operation().isEndless()) {
            pools.learn(call.operation(), AdminClient.read(answer.body()));
        }
    }

    private List<String> idle() {
        return api.operations().stream()
                .filter(operation -> !findings.hasSucceeded(operation))
                .map(Operation::name)
                .toList();
    }

    /** All that was done has left no trace of what must not be. */
    private void everythingAgrees() {
        JsonNode health = adminClient.get("/api/health");
        assertEquals(
                "connected connected",
                health.path("db").asText() + " " + health.path("libvirt").asText());
        JsonNode vms = adminClient.get("/api/vms");
        for (JsonNode balance : adminClient.get("/api/admin/usage")) {
            assertEquals(balance.path("vms"), balance.path("usage"), balance::toString);
            List<JsonNode> own = vms.valueStream()
                    .filter(vm -> vm.path("owner_id").equals(balance.path("user_id")))
                    .toList();
            assertEquals(own.size(), balance.path("usage").path("vms").asLong(), balance::toString);
            assertEquals(sum(own, "cpu"), balance.path("usage").path("cpu").asLong(), balance::toString);
            assertEquals(
                    sum(own, "memory"), balance.path("usage").path("memory").asLong(), balance::toString);
            assertEquals(
                    sum(own, "disk_size"), balance.path("usage").path("disk").asLong(), balance::toString);
        }
        assertEquals(0, adminClient.get("/api/admin/drift").path("vms").size());
        new AdminClient(http);
    }

    private static long sum(List<JsonNode> vms, String member) {
        return vms.stream().mapToLong(vm -> vm.path(member).asLong()).sum();
    }
}

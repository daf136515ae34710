package dev.limen.tour;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.client.Answer;
import dev.limen.client.ExpectationFailed;
import dev.limen.client.LimenClient;
import dev.limen.client.VmStatusSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The life of one VM, seen through the answers, the socket and, where possible, libvirt's own eyes. */
final class VmJourney {

    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(10);
    private static final int CPU = 1;
    private static final int MORE_CPU = 2;
    private static final int MEMORY = 256;
    private static final int MORE_MEMORY = 512;
    private static final String RUNNING = "Running";
    private static final String STOPPED = "Stopped";
    private static final String PAUSED = "Paused";

    private final LimenClient user;
    private final Optional<LibvirtCheck> virsh;
    private final Report report;

    VmJourney(LimenClient user, Optional<LibvirtCheck> virsh, Report report) {
        this.user = user;
        this.virsh = virsh;
        this.report = report;
    }

    void run() {
        report.step(
                "quota",
                this::unused,
                quota -> "nothing used of " + quota.body().path("quota"));
        try (VmStatusSocket socket = report.step("socket opens", () -> VmStatusSocket.open(user), opened -> "open")) {
            report.step("socket's first word", () -> emptyList(socket), "a vm_list without VMs");
            live(create(socket), socket);
            report.step("what is left", this::nothingLeft, "no VM, and nothing of the quota in use");
        }
    }

    private void live(String uuid, VmStatusSocket socket) {
        act(uuid, "restart", RUNNING, socket);
        act(uuid, "pause", PAUSED, socket);
        confirm("virsh agrees", v -> v.expectState(uuid, "paused"), "paused");
        act(uuid, "resume", RUNNING, socket);
        act(uuid, "stop", STOPPED, socket);
        confirm("virsh agrees", v -> v.expectState(uuid, "shut off"), "shut off");
        resize(uuid, socket);
        act(uuid, "start", RUNNING, socket);
        confirm("virsh agrees", v -> v.expectState(uuid, "running"), "running");
        delete(uuid, socket);
    }

    private Answer unused() {
        return user.get("/api/quota")
                .with(200)
                .having("/usage/vms", 0)
                .having("/usage/cpu", 0)
                .having("/usage/memory", 0)
                .having("/usage/disk", 0);
    }

    private String create(VmStatusSocket socket) {
        Map<String, ?> wish = Map.of("name", "tour", "cpu", CPU, "memory", MEMORY, "os_type", "debian", "disk_size", 1);
        Answer made = report.step(
                "create",
                () -> user.post("/api/vms", wish).with(201).having("/status", RUNNING),
                vm -> "VM " + vm.text("id") + ", " + vm.text("uuid") + ", is " + RUNNING);
        report.step("vm_update on the socket", () -> awaitUpdate(made, socket), RUNNING);
        String uuid = made.text("uuid");
        confirm("virsh agrees", v -> v.expectState(uuid, "running"), "running");
        virsh.ifPresent(v -> report.step("QEMU runs", () -> v.expectProcess(uuid), pid -> "as process " + pid));
        report.step("quota", this::used, quota -> "in use: " + quota.body().path("usage"));
        return uuid;
    }

    private Answer used() {
        return user.get("/api/quota")
                .with(200)
                .having("/usage/vms", 1)
                .having("/usage/cpu", CPU)
                .having("/usage/memory", MEMORY);
    }

    /** Acts, and waits for the socket to tell what the answer told. */
    private void act(String uuid, String action, String status, VmStatusSocket socket) {
        report.step(
                action,
                () -> {
                    Answer answer = user.post("/api/vms/" + uuid + "/action", Map.of("action", action));
                    awaitUpdate(answer.with(200).having("/status", status), socket);
                },
                status + ", on the socket too");
    }

    private void resize(String uuid, VmStatusSocket socket) {
        Map<String, ?> wish = Map.of("action", "update", "cpu", MORE_CPU, "memory", MORE_MEMORY);
        report.step(
                "update",
                () -> {
                    Answer answer = user.post("/api/vms/" + uuid + "/action", wish);
                    answer.with(200).having("/cpu", MORE_CPU).having("/memory", MORE_MEMORY);
                    awaitUpdate(answer, socket);
                },
                CPU + " → " + MORE_CPU + " cores, " + MEMORY + " → " + MORE_MEMORY + " MiB");
        String size = MORE_CPU + " CPUs, " + MORE_MEMORY + " MiB";
        confirm("virsh agrees", v -> v.expectSize(uuid, MORE_CPU, MORE_MEMORY), size);
    }

    private void delete(String uuid, VmStatusSocket socket) {
        Optional<Path> disk = virsh.map(v -> v.disk(uuid));
        report.step(
                "delete",
                () -> {
                    user.delete("/api/vms/" + uuid).with(200).having("/vm_uuid", uuid);
                    emptyList(socket);
                },
                "gone, on the socket too");
        confirm("virsh agrees", v -> v.expectGone(uuid, disk.orElseThrow()), "no domain, no disk");
    }

    private void nothingLeft() {
        JsonNode vms = user.get("/api/vms").with(200).body();
        ExpectationFailed.unless(vms.isArray() && vms.isEmpty(), "an empty list of VMs", vms);
        unused();
    }

    private static void emptyList(VmStatusSocket socket) {
        socket.await("vm_list", frame -> frame.path("vms").isEmpty(), "without VMs", FRAME_TIMEOUT);
    }

    /** An update that tells the same as the answer, or something later that is the same. */
    private static void awaitUpdate(Answer answer, VmStatusSocket socket) {
        Instant changed = Instant.parse(answer.text("updated_at"));
        String status = answer.text("status");
        socket.await(
                "vm_update",
                frame -> {
                    JsonNode vm = frame.path("vm");
                    return vm.path("uuid").asText().equals(answer.text("uuid"))
                            && vm.path("status").asText().equals(status)
                            && !vm.hasNonNull("busy")
                            && !Instant.parse(vm.path("updated_at").asText()).isBefore(changed);
                },
                "that says " + status,
                FRAME_TIMEOUT);
    }

    private void confirm(String step, Consumer<LibvirtCheck> check, String outcome) {
        virsh.ifPresent(v -> report.step(step, () -> check.accept(v), outcome));
    }
}

package dev.limen.chaos.outage;

import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.report.UpdateLog;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.ConsistencyCheck;
import dev.limen.chaos.testbed.LibvirtBackend;
import dev.limen.chaos.testbed.Subscriber;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.chaos.testbed.VmRequest;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import dev.limen.client.host.BootSector;
import dev.limen.client.host.Command;
import dev.limen.client.host.Virsh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Things are done to a guest past LIMEN; it is measured when the socket says so, and when libvirt itself did. */
public final class OutOfBandChanges {

    private static final Duration UPDATE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration AGREEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration BOOT_TIME = Duration.ofSeconds(4);
    private static final Duration POWER_OFF_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final Duration MISSING_GRACE = Duration.ofSeconds(10);

    private static final String CRASHED = "The virtual machine ended by a fault.";
    private static final String MISSING = "The hypervisor does not know this virtual machine any more.";

    private final Verdicts verdicts;
    private final UpdateLog updates;
    private final LibvirtEvents events;
    private final LimenClient user;
    private final String vm;
    private final UUID uuid;
    private final String domain;
    private final Path definition;
    private final Map<String, List<Delay>> delays = new LinkedHashMap<>();

    private OutOfBandChanges(Testbed testbed, UpdateLog updates, LibvirtEvents events, Verdicts verdicts) {
        this.updates = updates;
        this.events = events;
        this.verdicts = verdicts;
        this.user = testbed.newUser("somebody", 1, 1, 256);
        Answer made = user.post("/api/vms", VmRequest.vm("vm", false)).orThrow();
        this.vm = "/api/vms/" + made.text("id");
        this.uuid = UUID.fromString(made.text("uuid"));
        this.domain = LibvirtBackend.nameOf(uuid);
        this.definition = testbed.directory().resolve("domain.xml");
        BootSector.write(testbed.directory().resolve("disks").resolve(domain + ".qcow2"));
        save(Virsh.SYSTEM.run("dumpxml", domain).orThrow());
    }

    /**
     * What was said after something was done, and after how long.
     *
     * @param socket zero when nothing was said
     */
    private record Delay(String said, Duration socket, Duration libvirt) {

        boolean isOfMissing() {
            return said.contains(MISSING);
        }

        /** What LIMEN takes beside libvirt's time, and beside its grace for what is missing. */
        Duration added() {
            return socket.minus(libvirt).minus(isOfMissing() ? MISSING_GRACE : Duration.ZERO);
        }

        static Times times(List<Delay> delays, Function<Delay, Duration> which) {
            return Times.of(delays.stream()
                    .filter(delay -> delay.socket.isPositive() || delay.libvirt.equals(which.apply(delay)))
                    .map(which)
                    .toList());
        }
    }

    private void save(String xml) {
        try {
            Files.writeString(definition, xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers whether every promise was kept. */
    public static boolean run(Kind kind, Path application, int rounds, Consumer<String> lines) {
        if (kind != Kind.LIBVIRT) {
            throw new IllegalArgumentException("This trial needs --hypervisor libvirt");
        }
        Verdicts verdicts = new Verdicts(lines);
        UpdateLog updates = new UpdateLog();
        try (Testbed testbed = new Testbed(kind, 1, application, Map.of());
                LibvirtEvents events = new LibvirtEvents();
                Subscriber subscriber = Subscriber.of(testbed.admin(), updates)) {
            OutOfBandChanges trial = new OutOfBandChanges(testbed, updates, events, verdicts);
            for (int round = 0; round < rounds; round++) {
                trial.round();
            }
            trial.report(lines);
            verdicts.check(new ConsistencyCheck(testbed, List.of(subscriber)).await(AGREEMENT_TIMEOUT));
            testbed.deleteVms();
        }
        return verdicts.areAllKept();
    }

    private void round() {
        observe("virsh start", "Running", "", "Started", () -> virsh("start", domain));
        observe("virsh suspend", "Paused", "", "Suspended", () -> virsh("suspend", domain));
        observe("virsh resume", "Running", "", "Resumed", () -> virsh("resume", domain));
        observe("virsh destroy", "Stopped", "", "Stopped", () -> virsh("destroy", domain));
        act("start", "Running");
        Polling.pause(BOOT_TIME);
        observe("the guest powers itself off", "Stopped", "", "Stopped", this::pressPowerButton);
        act("start", "Running");
        String pid = Long.toString(Virsh.processOf(uuid.toString()).orElseThrow());
        observe("kill -9 of QEMU", "Error", CRASHED, "Stopped", () -> now(() -> Command.run("kill", "-9", pid)));
        act("start", "Running");
        act("stop", "Stopped");
        observe("virsh undefine of a stopped VM", "Error", MISSING, "Undefined", () -> virsh("undefine", domain));
        observe("virsh define", "Stopped", "", "Defined", () -> virsh("define", definition.toString()));
        act("start", "Running");
        undefineRunning();
        observe("virsh destroy of the VM undefined", "Error", MISSING, "Stopped", () -> virsh("destroy", domain));
        observe("virsh define", "Stopped", "", "Defined", () -> virsh("define", definition.toString()));
    }

    /** Does it through LIMEN, and waits until the socket has said so too. */
    private void act(String action, String status) {
        long begun = System.currentTimeMillis();
        user.post(vm + "/action", Map.of("action", action, "force", true)).orThrow();
        Polling.await(
                UPDATE_TIMEOUT, () -> updates.first(uuid, begun, status::equals).isPresent());
    }

    /** Answers when it began, in milliseconds since 1970. */
    private static long now(Supplier<Command.Result> program) {
        long begun = System.currentTimeMillis();
        program.get().orThrow();
        return begun;
    }

    private static long virsh(String... arguments) {
        return now(() -> Virsh.SYSTEM.run(arguments));
    }

    /** A guest that still boots does not feel the button; what counts is the press that it obeys. */
    private long pressPowerButton() {
        long[] pressed = {0};
        boolean off = Polling.await(UPDATE_TIMEOUT, () -> {
            pressed[0] = virsh("shutdown", domain);
            return Polling.await(POWER_OFF_TIMEOUT, () -> events.first(uuid, pressed[0], "Stopped")
                    .isPresent());
        });
        if (!off) {
            verdicts.check(false, "the guest obeys the power button");
        }
        return pressed[0];
    }

    private void observe(String what, String status, String reason, String event, Supplier<Long> cause) {
        updates.clear();
        long begun = cause.get();
        Polling.await(
                UPDATE_TIMEOUT,
                () -> updates.first(uuid, begun, status::equals).isPresent()
                        && events.first(uuid, begun, event).isPresent());
        Optional<UpdateLog.Change> change = updates.first(uuid, begun, status::equals);
        Optional<LibvirtEvents.Event> original = events.first(uuid, begun, event);
        if (change.isEmpty() || original.isEmpty() || !change.get().reason().equals(reason)) {
            verdicts.check(
                    false, what + " is told as " + status + " " + reason + ": " + change + ", libvirt: " + original);
            return;
        }
        String said = status + (reason.isEmpty() ? "" : ", “" + reason + "”");
        add(
                what + " (" + original.get().text() + ")",
                new Delay(
                        said,
                        Duration.ofMillis(change.get().at() - begun),
                        Duration.ofMillis(original.get().at() - begun)));
    }

    private void add(String what, Delay delay) {
        delays.computeIfAbsent(what, first -> new ArrayList<>()).add(delay);
    }

    /** It runs on, and is what it was. */
    private void undefineRunning() {
        updates.clear();
        long begun = virsh("undefine", domain);
        Polling.await(
                UPDATE_TIMEOUT, () -> events.first(uuid, begun, "Undefined").isPresent());
        Polling.pause(SILENCE);
        Optional<UpdateLog.Change> change = updates.first(uuid, begun, status -> true);
        String status = user.get(vm).text("status");
        if (change.isPresent() || !status.equals("Running")) {
            verdicts.check(false, "an undefined VM that still runs is still Running: " + status + ", " + change);
        }
        events.first(uuid, begun, "Undefined")
                .ifPresent(event -> add(
                        "virsh undefine of a running VM (" + event.text() + ")",
                        new Delay(
                                "nothing, it still is Running", Duration.ZERO, Duration.ofMillis(event.at() - begun))));
    }

    private void report(Consumer<String> lines) {
        Table table = new Table(
                "what happened (and what libvirt called it)",
                "times",
                "the socket said",
                "after: median",
                "most",
                "libvirt's event after: median",
                "most",
                "LIMEN adds: median",
                "most");
        delays.forEach((what, all) -> {
            Times socket = Delay.times(all, Delay::socket);
            Times libvirt = Delay.times(all, Delay::libvirt);
            Times added = Delay.times(all, Delay::added);
            table.row(
                    what,
                    all.size(),
                    all.getFirst().said(),
                    socket.medianText(),
                    socket.mostText(),
                    libvirt.medianText(),
                    libvirt.mostText(),
                    added.medianText(),
                    added.mostText());
        });
        lines.accept("\n" + table);
        delays.forEach(this::judge);
    }

    private void judge(String what, List<Delay> all) {
        boolean missing = all.getFirst().isOfMissing();
        verdicts.check(
                all.stream().allMatch(delay -> delay.added().compareTo(QUICK) < 0)
                        && (!missing
                                || all.stream().noneMatch(delay -> delay.added().isNegative())),
                what + ": LIMEN adds less than a second"
                        + (missing ? ", to the grace of 10 s that a VM may be missing" : ""));
    }
}

package dev.limen.tour;

import dev.limen.client.Answer;
import dev.limen.client.Credentials;
import dev.limen.client.ExpectationFailed;
import dev.limen.client.LimenClient;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures what LIMEN adds to a start: from the request to create a VM to the answer that it runs, beside
 * {@code virsh define} and {@code virsh start} of the very XML that LIMEN made, turn by turn. LIMEN's time includes
 * making the disk; for virsh it lies ready.
 */
public final class StartCost {

    private static final int ROUNDS = 10;

    private final LimenClient admin;
    private final LibvirtCheck virsh;
    private final Consumer<String> lines;

    private StartCost(LimenClient admin, LibvirtCheck virsh, Consumer<String> lines) {
        this.admin = admin;
        this.virsh = virsh;
        this.lines = lines;
    }

    /** The argument is the address of a server that runs on this machine, on libvirt. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        URI server = URI.create(arguments.length == 0 ? "http://localhost:8080" : arguments[0]);
        Map<String, String> environment = System.getenv();
        try {
            LibvirtCheck virsh = LibvirtCheck.besides(server, environment)
                    .orElseThrow(() -> new ExpectationFailed("a virsh that answers, beside the server", "none"));
            LimenClient admin = LimenClient.of(server).signedInAsAdmin(Credentials.ofAdmin(environment));
            new StartCost(admin, virsh, out::println).measure();
        } catch (ExpectationFailed | IOException surprise) {
            out.println("The measurement ended early: " + surprise.getMessage() + ".");
            System.exit(1);
        }
    }

    private void measure() throws IOException {
        List<Long> limen = new ArrayList<>();
        List<Long> libvirt = new ArrayList<>();
        round();
        for (int i = 1; i <= ROUNDS; i++) {
            Round round = round();
            limen.add(round.limen);
            libvirt.add(round.libvirt);
            lines.accept(String.format(
                    Locale.ROOT, "%2d  LIMEN %5d ms   virsh define+start %5d ms", i, round.limen, round.libvirt));
        }
        double ratio = (double) median(limen) / median(libvirt);
        lines.accept(String.format(
                Locale.ROOT,
                "median of %d: LIMEN %d ms, virsh %d ms, ratio %.2f",
                ROUNDS,
                median(limen),
                median(libvirt),
                ratio));
    }

    private record Round(long limen, long libvirt) {}

    private Round round() throws IOException {
        Map<String, ?> wish = Map.of("name", "start-cost", "cpu", 1, "memory", 256, "disk_size", 1);
        long begun = System.nanoTime();
        Answer made = admin.post("/api/vms", wish).with(201).having("/status", "Running");
        long limen = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        String uuid = made.text("uuid");
        Path disk = virsh.disk(uuid);
        String xml = virsh.definition(uuid);
        admin.delete("/api/vms/" + uuid).with(200);
        return new Round(limen, withoutLimen(uuid, disk, xml));
    }

    private long withoutLimen(String uuid, Path disk, String xml) throws IOException {
        Path definition = Files.createTempFile("limen-start-cost", ".xml");
        try {
            Files.writeString(definition, xml);
            LibvirtCheck.makeDisk(disk);
            long begun = System.nanoTime();
            virsh.defineAndStart(uuid, definition);
            return Duration.ofNanos(System.nanoTime() - begun).toMillis();
        } finally {
            virsh.remove(uuid);
            Files.deleteIfExists(disk);
            Files.delete(definition);
        }
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}

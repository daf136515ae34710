package dev.limen.chaos.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.client.Answer;
import dev.limen.client.Credentials;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import dev.limen.client.host.BootSector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One database, one hypervisor, and some LIMENs on them, all of which can be killed; nothing is left of it in the end. */
public final class Testbed implements AutoCloseable {

    /** Which hypervisor it stands on. */
    public enum Kind {
        SIMULATOR,
        LIBVIRT
    }

    private static final Credentials ADMIN = new Credentials("admin", "for-chaos-only-4711");
    /** What {@link #addImage} calls the image. */
    static final String IMAGE = "boot-sector.raw";

    private static final Duration IMPORT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DELAY = Duration.ofMillis(20);
    private static final Duration DELETE_TIMEOUT = Duration.ofMinutes(5);
    private static final int DELETERS = 8;

    private final Path directory;
    private final Thread onExit = new Thread(this::endProcesses, "end-testbed");
    public final BreakpointServer breakpoints = new BreakpointServer();
    public final DatabaseServer database;
    public final HypervisorBackend hypervisor;
    public final List<LimenProcess> limens;
    private final LimenClient admin;

    /**
     * A testbed whose LIMENs serve.
     *
     * @param application the directory of the packaged application
     * @param settings LIMEN's settings beside those that the testbed needs
     */
    public Testbed(Kind kind, int processes, Path application, Map<String, String> settings) {
        directory = makeDirectory();
        database = new DatabaseServer(directory.resolve("database"));
        hypervisor = switch (kind) {
            case SIMULATOR -> new SimulatorBackend(DELAY);
            case LIBVIRT -> new LibvirtBackend(directory.resolve("disks"));
        };
        Map<String, String> environment = environment(settings);
        Path logs = application.resolveSibling("chaos-logs").resolve(directory.getFileName());
        limens = IntStream.range(0, processes)
                .mapToObj(i -> new LimenProcess(application, logs.resolve("limen-" + i + ".log"), environment))
                .toList();
        Runtime.getRuntime().addShutdownHook(onExit);
        limens.forEach(LimenProcess::start);
        limens.forEach(LimenProcess::awaitReady);
        admin = LimenClient.of(limens.getFirst().address()).signedIn(ADMIN);
    }

    private static Path makeDirectory() {
        try {
            Path made = Files.createTempDirectory("limen-chaos-");
            return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LIMEN_DATA_DIR", directory.toString());
        environment.put("LIMEN_JWT_SECRET", "a secret that is only ever used for chaos");
        environment.put("LIMEN_ADMIN_USERNAME", ADMIN.username());
        environment.put("LIMEN_ADMIN_PASSWORD", ADMIN.password());
        environment.put("LIMEN_STOP_GRACE", "1s");
        environment.put("LIMEN_IMAGE_ROOTS", directory.toString());
        environment.put("LIMEN_CHAOS_BREAKPOINTS", Integer.toString(breakpoints.port()));
        environment.putAll(database.environment());
        environment.putAll(hypervisor.environment());
        environment.putAll(settings);
        return environment;
    }

    public Path directory() {
        return directory;
    }

    /** The administrator, at the first LIMEN. */
    public LimenClient admin() {
        return admin;
    }

    /** A new user who may sign in at once, at the first LIMEN; has a GiB of disk for each VM. */
    public LimenClient newUser(String name, int maxVms, int maxCpu, int maxMemory) {
        Credentials credentials = new Credentials(name, ADMIN.password());
        Answer added = admin.post("/api/admin/users", credentials.body()).orThrow();
        admin.put(
                        "/api/admin/users/" + added.text("id") + "/quota",
                        Map.of("max_vms", maxVms, "max_cpu", maxCpu, "max_memory", maxMemory, "max_disk", maxVms))
                .orThrow();
        return LimenClient.of(limens.getFirst().address()).signedIn(credentials);
    }

    /** Adds an image to the library, which a VM can be made from. */
    public void addImage() {
        try {
            Path file = Files.write(imageFile(), BootSector.sector());
            String id = admin.post("/api/images", Map.of("path", file.toString()))
                    .orThrow()
                    .text("id");
            boolean ready = Polling.await(
                    IMPORT_TIMEOUT,
                    () -> admin.get("/api/images/" + id).text("state").equals("ready"));
            if (!ready) {
                throw new IllegalStateException("There is no image: " + admin.get("/api/images/" + id));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file from which that image comes. */
    public Path imageFile() {
        return directory.resolve(IMAGE);
    }

    /** Deletes every image but that one; answers whether there is no other left. */
    public boolean deleteImages() {
        Answer list = admin.get("/api/images");
        boolean none = list.succeeded();
        for (JsonNode image : list.body()) {
            if (!image.path("name").asText().equals(IMAGE)) {
                none = false;
                admin.delete("/api/images/" + image.path("id").asText());
            }
        }
        return none;
    }

    /** Deletes every VM, as a client does who will not be put off. */
    public void deleteVms() {
        boolean gone = Polling.await(DELETE_TIMEOUT, () -> {
            Answer list = admin.get("/api/vms");
            Workers.share(
                    DELETERS,
                    list.body().size(),
                    i -> admin.delete(
                            "/api/vms/" + list.body().get(i).path("id").asText()));
            return list.succeeded() && list.body().isEmpty();
        });
        if (!gone) {
            throw new IllegalStateException("VMs cannot be deleted");
        }
    }

    private void endProcesses() {
        hypervisor.thawDaemon();
        limens.forEach(LimenProcess::kill);
        database.close();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(onExit);
        limens.forEach(LimenProcess::close);
        breakpoints.close();
        hypervisor.close();
        database.close();
        delete(directory);
    }

    /** Deletes it with all that is in it. */
    public static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

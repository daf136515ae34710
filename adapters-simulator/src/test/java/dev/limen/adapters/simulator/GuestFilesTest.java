package dev.limen.adapters.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.vm.VmUuid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract with a directory, and what the directory is for. */
class GuestFilesTest implements SimulatorBench {

    private final TestGuests guests = new TestGuests();
    private final Set<SimulatedDisk> marked = new HashSet<>();
    private final Set<ImageFile> lostImages = new HashSet<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // needs the directory
    private SimulatedHypervisor simulator;

    @BeforeEach
    void open() {
        simulator = new SimulatedHypervisor(
                new SimulatorSettings(HOST, Duration.ZERO, directory, true), file -> !lostImages.contains(file));
    }

    @Override
    public SimulatedHypervisor simulator() {
        return simulator;
    }

    @Override
    public TestGuests guests() {
        return guests;
    }

    @Override
    public Set<SimulatedDisk> marked() {
        return marked;
    }

    @Override
    public Set<ImageFile> lostImages() {
        return lostImages;
    }

    @Override
    public boolean diskExists(VmUuid uuid) {
        return files().stream()
                .anyMatch(file -> file.toString().contains(uuid.value().toString()));
    }

    /** A directory stands where the file would have to go. */
    @Override
    public Runnable sabotageDefine(GuestSpec spec) {
        Path obstacle = directory.resolve(spec.uuid().value() + ".domain.draft");
        doing(() -> Files.createDirectory(obstacle));
        return () -> doing(() -> Files.deleteIfExists(obstacle));
    }

    @Test
    void guestsGoOnWhenLimenIsRestarted() {
        VmUuid off = defined();
        VmUuid running = running();
        VmUuid paused = paused();
        Map<VmUuid, GuestState> before = simulator.states();

        restart();

        assertEquals(before, simulator.states());
        assertState(GuestState.OFF, off);
        assertState(GuestState.RUNNING, running);
        assertState(GuestState.PAUSED, paused);
    }

    @Test
    void everythingAboutAGuestIsKept() {
        GuestSpec spec = guests.spec("虚拟机 Ä 1", TestGuests.size(3, 768)).from(image(ImageFormat.QCOW2));
        simulator.define(spec);
        simulator.faults().obey(spec.uuid(), false);
        SimulatedGuest before = simulator.guests().find(spec.uuid());

        restart();

        assertEquals(before, simulator.guests().find(spec.uuid()));
    }

    @Test
    void aNewSizeIsKept() {
        VmUuid uuid = defined();
        simulator.resize(uuid, TestGuests.size(4, 1024));

        restart();

        assertEquals(new HostLoad(4, 1024), sizeOf(uuid));
    }

    @Test
    void whatIsGoneStaysGone() {
        VmUuid uuid = running();
        simulator.undefine(uuid);

        restart();

        assertThrows(HypervisorError.NoSuchGuest.class, () -> simulator.state(uuid));
        assertEquals(List.of(), files());
    }

    @Test
    void aDiskThatLostItsGuestIsKept() {
        GuestSpec spec = guests.spec();
        simulator.define(spec);
        markDisk(spec.uuid());
        simulator.faults().lose(spec.uuid());

        restart();

        assertEquals(Set.of(spec.uuid()), simulator.disks());
        simulator.redefine(spec);
        assertState(GuestState.OFF, spec.uuid());
        assertTrue(isDiskMarked(spec.uuid()));
    }

    @Test
    void noDraftsStayBehind() {
        VmUuid uuid = running();

        assertEquals(
                Set.of(directory.resolve(uuid.value() + ".domain"), directory.resolve(uuid.value() + ".disk")),
                Set.copyOf(files()));
    }

    @Test
    void aGarbledFileIsPassedOver() {
        VmUuid good = running();
        VmUuid bad = defined();
        doing(() -> Files.writeString(directory.resolve(bad.value() + ".domain"), "cpu=many\n"));

        restart();

        assertEquals(Map.of(good, GuestState.RUNNING), simulator.states());
    }

    @Test
    void aChangeThatCannotBeKeptHasNotHappened() {
        VmUuid uuid = defined();
        Path draft = directory.resolve(uuid.value() + ".domain.draft");
        doing(() -> Files.createDirectory(draft));

        assertThrows(HypervisorError.Failed.class, () -> simulator.start(uuid));

        assertState(GuestState.OFF, uuid);
    }

    @Test
    void aDirectoryThatCannotBeUsedIsSaidAtOnce() {
        Path file = directory.resolve("file");
        doing(() -> Files.writeString(file, "in the way"));

        assertThrows(
                HypervisorError.Failed.class,
                () -> new SimulatedHypervisor(new SimulatorSettings(HOST, Duration.ZERO, file, true)));
    }

    private void restart() {
        simulator.close();
        open();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface FileWork {
        Object run() throws IOException;
    }

    private static void doing(FileWork work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.limen.adapters.libvirt;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.hypervisor.GuestEvents;
import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.contract.vm.Background;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A libvirt that dies, comes back, or hangs. */
@Tag("external")
class LostConnectionTest {

    private SocketProxy proxy;
    private Qemu qemu;

    @BeforeEach
    void open() {
        Path directory = Qemu.newDirectory();
        proxy = new SocketProxy(directory);
        qemu = Qemu.open(proxy.uri(), directory);
    }

    @AfterEach
    void close() {
        proxy.close();
        qemu.close();
    }

    @Test
    void aLibvirtThatDiedIsUnavailable() {
        assertTrue(hypervisor().answers());

        proxy.die();

        assertFalse(hypervisor().answers());
        assertThrows(HypervisorError.Unavailable.class, () -> hypervisor().states());
        assertThrows(HypervisorError.Unavailable.class, () -> hypervisor().define(new TestGuests().spec()));
        assertTrue(hypervisor().hosts().cores() >= 1);
    }

    @Test
    void aLibvirtThatCameBackIsFoundAgain() {
        GuestEvents events = new GuestEvents();
        hypervisor().listen(events);
        eventually("the first connection is told", () -> resyncs(events) == 1);
        proxy.die();
        eventually("the loss is seen", () -> !hypervisor().answers());

        proxy.live();

        eventually("the new connection is told", () -> resyncs(events) == 2);
        assertTrue(hypervisor().answers());
        GuestSpec spec = new TestGuests().spec();
        hypervisor().define(spec);
        assertEquals(GuestState.OFF, hypervisor().state(spec.uuid()));
        events.awaitEventOf(spec.uuid());
        hypervisor().undefine(spec.uuid());
        qemu.removePool();
    }

    /** The first time is not counted: it loads what later ones use again. */
    @Test
    void comingAndGoingLeaksNothing() {
        GuestEvents events = new GuestEvents();
        hypervisor().listen(events);
        eventually("the first connection is told", () -> resyncs(events) == 1);
        comeAndGo(events);
        long before = openFiles();
        for (int i = 0; i < 5; i++) {
            comeAndGo(events);
        }

        eventually("no file is open that was not before", () -> openFiles() <= before);
        assertTrue(threads("libvirt-") <= 12);
    }

    private void comeAndGo(GuestEvents events) {
        long before = resyncs(events);
        proxy.die();
        eventually("the loss is seen", () -> !hypervisor().answers());
        proxy.live();
        eventually("the new connection is told", () -> resyncs(events) > before);
        hypervisor().states();
    }

    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLibvirtThatHangsDoesNotAnswerHoweverManyAsk() {
        proxy.hang();

        List<Background> askers = Stream.generate(
                        () -> Background.run(() -> assertFalse(hypervisor().answers())))
                .limit(200)
                .toList();
        askers.forEach(Background::awaitEnd);

        assertTrue(threads("libvirt-probe") <= 1);
        assertTrue(threads("libvirt-") <= 12);
    }

    /** Also while many call and libvirt is probed: libvirt's client is at its weakest then. */
    @Test
    void callsToALibvirtThatHangsEnd() {
        GuestEvents events = new GuestEvents();
        hypervisor().listen(events);
        eventually("the first connection is told", () -> resyncs(events) == 1);
        proxy.hang();

        List<Background> calls = Stream.generate(() -> Background.run(this::callUnreachable))
                .limit(20)
                .toList();
        assertFalse(hypervisor().answers());
        calls.forEach(Background::awaitEnd);

        proxy.wake();
        eventually("the new connection is told", () -> resyncs(events) >= 2);
        hypervisor().states();
    }

    private void callUnreachable() {
        VmUuid missing = VmUuid.random();
        assertThrows(HypervisorError.Unavailable.class, () -> hypervisor().states());
        assertThrows(HypervisorError.Unavailable.class, () -> hypervisor().start(missing));
    }

    private LibvirtHypervisor hypervisor() {
        return qemu.hypervisor();
    }

    private static long resyncs(GuestEvents events) {
        return events.heard().stream()
                .filter(GuestEvent.Resync.class::isInstance)
                .count();
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .count();
    }
}

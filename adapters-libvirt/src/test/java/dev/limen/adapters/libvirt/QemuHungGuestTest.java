package dev.limen.adapters.libvirt;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.adapters.libvirt.connection.LibvirtConnection;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.contract.vm.Background;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Emulators that hang: their processes are stopped, so that their monitors take nothing and answer nothing. */
@Tag("external")
class QemuHungGuestTest extends QemuBench {

    private static final Duration LONG = Duration.ofHours(1);

    private final List<ProcessHandle> hung = new ArrayList<>();

    /** What still hangs would have to be killed, which takes libvirt ten seconds each. */
    @AfterEach
    void wakeAll() {
        hung.stream().filter(ProcessHandle::isAlive).forEach(process -> signal("CONT", process));
        hung.clear();
    }

    /** As many as there are threads for operations. */
    @Test
    void hungGuestsKeepNobodyElseFromLiving() {
        List<VmUuid> guests = Stream.generate(this::hanging).limit(4).toList();
        List<Background> calls = Stream.of(
                        Background.run(() -> hypervisor().pause(guests.get(0))),
                        Background.run(() -> hypervisor().pause(guests.get(1))),
                        Background.run(() -> hypervisor().stop(guests.get(2), LONG)),
                        Background.run(() -> hypervisor().stop(guests.get(3), LONG)))
                .toList();
        eventually("all calls hang", () -> callsUnderWay("libvirt-guest") == 4);

        Background.run(this::live).awaitEnd();
        assertFalse(calls.stream().anyMatch(Background::hasEnded));

        List<Background> cuts = guests.stream()
                .map(guest -> Background.run(() -> hypervisor().stop(guest, Duration.ZERO)))
                .toList();
        cuts.forEach(Background::awaitEnd);
        guests.forEach(guest -> assertState(GuestState.OFF, guest));
        calls.forEach(call -> eventually("what hung has ended", call::hasEnded));
        eventually("no thread is held", () -> callsUnderWay("libvirt-") == 0);
        hypervisor().start(guests.getFirst());
        hypervisor().pause(guests.getFirst());
        assertState(GuestState.PAUSED, guests.getFirst());
    }

    @Test
    void theStopOfAHungGuestEndsWithTheDomainOff() {
        VmUuid guest = hanging();

        Background.run(() -> hypervisor().stop(guest, Duration.ofSeconds(1))).awaitEnd();

        assertState(GuestState.OFF, guest);
        eventually("no thread is held", () -> callsUnderWay("libvirt-") == 0);
        hypervisor().start(guest);
        assertState(GuestState.RUNNING, guest);
    }

    @Test
    void whatAHungGuestWasNotGivenIsNotInTheDefinitionEither() {
        VmUuid guest = hanging();
        Background resize = Background.run(() -> hypervisor().resize(guest, TestGuests.size(2, 256)));
        eventually("the definition has changed", () -> cores(guest).equals("2"));

        Background.run(() -> hypervisor().stop(guest, Duration.ZERO)).awaitEnd();

        assertThrows(HypervisorError.class, resize::awaitEnd);
        assertEquals("1", cores(guest));
    }

    private String cores(VmUuid uuid) {
        return Xml.parse(definitionOf(uuid)).value("vcpu/@current");
    }

    @Test
    void aHungGuestCanBeRemoved() {
        VmUuid guest = hanging();
        Background pause = Background.run(() -> hypervisor().pause(guest));
        eventually("the pause hangs", () -> callsUnderWay("libvirt-guest") == 1);

        Background.run(() -> hypervisor().undefine(guest)).awaitEnd();

        assertThrows(HypervisorError.NoSuchGuest.class, () -> hypervisor().state(guest));
        assertFalse(diskExists(guest));
        eventually("the pause has ended", pause::hasEnded);
    }

    /** More often than there are threads for such calls. */
    @Test
    void aHungGuestHoldsOneThreadHoweverOftenItIsPaused() {
        VmUuid other = running();
        VmUuid guest = hanging();
        List<Background> pauses = Stream.generate(
                        () -> Background.run(() -> hypervisor().pause(guest)))
                .limit(20)
                .toList();
        eventually("a pause hangs", () -> callsUnderWay("libvirt-guest") == 1);

        Background.run(() -> hypervisor().pause(other)).awaitEnd();

        assertState(GuestState.PAUSED, other);
        assertEquals(1, callsUnderWay("libvirt-guest"));
        wakeAll();
        pauses.forEach(Background::awaitEnd);
        assertState(GuestState.PAUSED, guest);
    }

    /** So that it holds no second thread, and nothing overtakes what may take effect at any time. */
    @Test
    void aCallThatHangsKeepsItsLockWhenItsCallerTimesOut() {
        VmUuid guest = hanging();
        try (LibvirtHypervisor impatient = LibvirtHypervisor.open(impatient())) {
            for (int i = 0; i < 3; i++) {
                assertThrows(HypervisorError.Unavailable.class, () -> impatient.pause(guest));
            }

            assertEquals(1, callsUnderWay("libvirt-guest"));
            wakeAll();
            eventually("the first call takes effect", () -> hypervisor().state(guest) == GuestState.PAUSED);
        }
    }

    private LibvirtSettings impatient() {
        LibvirtSettings usual = qemu().settings();
        return new LibvirtSettings(
                usual.uri(),
                usual.acceleration(),
                usual.diskDirectory(),
                usual.network(),
                usual.parallelOperations(),
                usual.maxQueuedOperations(),
                Duration.ofMillis(500));
    }

    @Test
    void aHungGuestIsGivenMoreCoresWhenItWakes() {
        VmUuid guest = hanging();

        Background resize = Background.run(() -> hypervisor().resize(guest, TestGuests.size(2, 256)));
        eventually("the change hangs", () -> callsUnderWay("libvirt-guest") == 1);
        wakeAll();

        resize.awaitEnd();
        assertEquals(new HostLoad(2, 256), sizeOf(guest));
    }

    private void live() {
        VmUuid other = running();
        hypervisor().pause(other);
        hypervisor().resume(other);
        assertState(GuestState.RUNNING, other);
        hypervisor().stop(other, Duration.ZERO);
        assertState(GuestState.OFF, other);
        hypervisor().undefine(other);
    }

    private VmUuid hanging() {
        VmUuid uuid = running();
        ProcessHandle emulator = emulatorOf(uuid);
        hung.add(emulator);
        signal("STOP", emulator);
        return uuid;
    }

    private static void signal(String name, ProcessHandle process) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** How many threads of the bulkheads are in the middle of a call to libvirt. */
    private static long callsUnderWay(String threads) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith(threads))
                .filter(thread -> Stream.of(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(LibvirtConnection.class.getName())
                                && frame.getMethodName().equals("use")))
                .count();
    }
}

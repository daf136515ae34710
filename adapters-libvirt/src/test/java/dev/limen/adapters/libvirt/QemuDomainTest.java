package dev.limen.adapters.libvirt;

import static dev.limen.contract.vm.Eventually.eventually;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.libvirt.binding.NativeAction;
import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.adapters.libvirt.guest.DomainXml;
import dev.limen.adapters.libvirt.guest.Domains;
import dev.limen.adapters.libvirt.storage.Disks;
import dev.limen.contract.hypervisor.GuestEvents;
import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.contract.hypervisor.screen.ScreenListener;
import dev.limen.contract.vm.Background;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.GuestDescription;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.vm.VmUuid;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/** What the contract does not ask for, on QEMU. */
@Tag("external")
class QemuDomainTest extends QemuBench {

    private static final long MIB = 1024 * 1024;

    @Test
    void theDomainIsMadeAsDescribed() {
        String name = "𠮷野家 Äpfel";
        GuestSpec spec = guests().spec(name);

        hypervisor().define(spec);

        Xml domain = Xml.parse(xmlOf(spec.uuid()));
        assertEquals(name, domain.value("title"));
        assertEquals(spec.uuid().value().toString(), domain.value("uuid"));
        assertEquals(spec.mac().value(), domain.value("devices/interface/mac/@address"));
        assertEquals(
                1,
                domain.all("metadata/*[namespace-uri()='" + DomainXml.NAMESPACE + "']")
                        .count());
        assertEquals(1, domain.all("features/acpi").count());
        assertEquals("pty", domain.value("devices/serial/@type"));
    }

    @Test
    void theNameSurvivesANewSize() {
        String name = "𠮷野家 Äpfel";
        GuestSpec spec = guests().spec(name);
        hypervisor().define(spec);

        hypervisor().resize(spec.uuid(), TestGuests.size(2, 512));

        assertEquals(name, Xml.parse(xmlOf(spec.uuid())).value("title"));
    }

    @Test
    void theDiskTakesNoSpaceUntilItIsUsed() throws IOException {
        VmUuid uuid = defined();

        Path disk = qemu().settings().diskDirectory().resolve(Disks.nameOf(uuid));

        assertTrue(Files.size(disk) < MIB);
    }

    @Test
    void theScreenIsOnNoPortOfTheHost() {
        VmUuid uuid = running();

        assertTrue(emulatorOf(uuid).info().commandLine().orElseThrow().contains("-vnc none"));
    }

    /** As LIMEN made them once. */
    @Test
    void aScreenOnAPortOfTheHostIsShownAndTakenFromThereAtTheNextStart() throws IOException {
        VmUuid uuid = defined();
        Xml old = Xml.parse(xmlOf(uuid));
        old.all("devices/graphics").forEach(graphics -> {
            graphics.element().setTextContent("");
            graphics.with("port", "-1").with("autoport", "yes").with("listen", "127.0.0.1");
        });
        outside(connection -> {
            Domains.free(connection.domainDefineXML(old.write()));
            return true;
        });
        outside(connection -> Domains.with(connection, uuid, domain -> domain.create() == 0));

        assertEquals("RFB 003.008\n", versionOfScreen(uuid));
        assertFalse(Xml.parse(xmlOf(uuid)).value("devices/graphics/@port").isEmpty());

        hypervisor().stop(uuid, Duration.ZERO);
        hypervisor().start(uuid);

        assertEquals("RFB 003.008\n", versionOfScreen(uuid));
        assertTrue(Xml.parse(xmlOf(uuid)).value("devices/graphics/@port").isEmpty());
        assertTrue(emulatorOf(uuid).info().commandLine().orElseThrow().contains("-vnc none"));
    }

    private String versionOfScreen(VmUuid uuid) throws IOException {
        try (ScreenListener listener = new ScreenListener()) {
            hypervisor().connectScreen(uuid, listener.socket());
            try (SocketChannel screen = listener.accepted()) {
                return ScreenListener.version(requireNonNull(screen));
            }
        }
    }

    @Test
    void anEmulatorThatIsKilledIsACrashUntilItIsStarted() {
        VmUuid uuid = running();
        GuestEvents events = new GuestEvents();
        hypervisor().listen(events);

        assertTrue(emulatorOf(uuid).destroyForcibly());

        events.awaitEventOf(uuid);
        eventually("the crash is seen", () -> hypervisor().state(uuid) == GuestState.CRASHED);
        Background.run(() -> hypervisor().stop(uuid, Duration.ofHours(1))).awaitEnd();
        assertState(GuestState.CRASHED, uuid);
        hypervisor().start(uuid);
        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    void aGuestThatNobodyPausedIsHaltedAndNoCrash() {
        VmUuid uuid = running();

        haltGuest(uuid);

        assertState(GuestState.HALTED, uuid);
        assertThrows(HypervisorError.WrongState.class, () -> hypervisor().pause(uuid));
        hypervisor().stop(uuid, Duration.ofHours(1));
        assertState(GuestState.OFF, uuid);
    }

    @Test
    void aGuestThatPowersOffByItselfIsOff() {
        GuestSpec spec = guests().spec();
        startGuestThatObeys(spec);

        eventually("the guest heard the button and is off", () -> {
            pressPowerButton(spec.uuid());
            return hypervisor().state(spec.uuid()) == GuestState.OFF;
        });
    }

    @Test
    void everyChangeByAnotherProgramIsTold() {
        VmUuid uuid = defined();
        assertTold(uuid, Domain::create);
        assertTold(uuid, Domain::suspend);
        assertState(GuestState.PAUSED, uuid);
        assertTold(uuid, Domain::resume);
        assertTold(uuid, Domain::destroy);
        assertTold(uuid, Domain::undefine);
        assertThrows(HypervisorError.NoSuchGuest.class, () -> hypervisor().state(uuid));
    }

    @Test
    void moreCoresThanTheGuestHasRoomForAreNotGivenLive() {
        VmUuid uuid = running();

        assertThrows(HypervisorError.NotLive.class, () -> hypervisor().resize(uuid, TestGuests.size(5, 256)));

        assertEquals(new HostLoad(1, 256), sizeOf(uuid));
        assertEquals("4", Xml.parse(definitionOf(uuid)).value("vcpu"));
    }

    /** As an update left it that looked at the definition only. */
    @Test
    void aSavedStateOfAnotherSizeThanTheDefinitionDecides() {
        VmUuid uuid = running();
        saveGuest(uuid);
        define(definitionOf(uuid).replace("current='1'", "current='2'"));

        assertEquals(TestGuests.SMALL, hypervisor().describe(uuid).spec().size());
        assertThrows(HypervisorError.Refused.class, () -> hypervisor().resize(uuid, TestGuests.size(2, 256)));
        hypervisor().discardSavedState(uuid);
        hypervisor().resize(uuid, TestGuests.size(2, 256));
        hypervisor().start(uuid);
        assertEquals(new HostLoad(2, 256), sizeOf(uuid));
    }

    @Test
    void whatRunsDecidesAndNotADefinitionThatIsPending() {
        VmUuid uuid = running();
        define(definitionOf(uuid).replace("current='1'", "current='2'"));

        assertEquals(TestGuests.SMALL, hypervisor().describe(uuid).spec().size());
        hypervisor().resize(uuid, TestGuests.SMALL);
        assertEquals("1", Xml.parse(definitionOf(uuid)).value("vcpu/@current"));
    }

    @Test
    void coresThatSomebodyPluggedInAreDescribed() {
        VmUuid uuid = running();
        outside(connection -> Domains.with(connection, uuid, domain -> {
            domain.setVcpusFlags(3, 1);
            return true;
        }));

        assertEquals(TestGuests.size(3, 256), hypervisor().describe(uuid).spec().size());
        assertThrows(HypervisorError.NotLive.class, () -> hypervisor().resize(uuid, TestGuests.SMALL));
    }

    private void define(String xml) {
        outside(connection -> connection.domainDefineXML(xml).free());
    }

    @Test
    void coresGivenLiveAreInTheDefinitionToo() {
        VmUuid uuid = running();

        hypervisor().resize(uuid, TestGuests.size(3, 256));

        assertEquals("3", Xml.parse(xmlOf(uuid)).value("vcpu/@current"));
        assertEquals("3", Xml.parse(definitionOf(uuid)).value("vcpu/@current"));
    }

    @Test
    void aGuestThatLacksItsDiskIsRefusedWithoutPaths() throws IOException {
        VmUuid uuid = defined();
        Path disk = qemu().settings().diskDirectory().resolve(Disks.nameOf(uuid));
        Files.delete(disk);

        HypervisorError.Refused failure =
                assertThrows(HypervisorError.Refused.class, () -> hypervisor().start(uuid));

        assertEquals(Refusal.DISK_MISSING, failure.reason());
        assertEquals("The disk of this virtual machine is missing on the host.", failure.getMessage());
        assertState(GuestState.OFF, uuid);
        hypervisor().undefine(uuid);
        assertFalse(diskExists(uuid));
    }

    @Test
    void disksAreListedWhileOthersComeAndGo() {
        VmUuid stays = defined();
        List<Background> lives = Stream.generate(() -> Background.run(() -> {
                    for (int i = 0; i < 10; i++) {
                        hypervisor().undefine(defined());
                    }
                }))
                .limit(4)
                .toList();

        while (!lives.stream().allMatch(Background::hasEnded)) {
            assertTrue(hypervisor().disks().contains(stays));
        }

        lives.forEach(Background::awaitEnd);
        assertEquals(Set.of(stays), hypervisor().disks());
    }

    @Test
    void aDiskThatWasPutBackIsFound() throws IOException {
        GuestSpec spec = guests().spec();
        hypervisor().define(spec);
        Path disk = qemu().settings().diskDirectory().resolve(Disks.nameOf(spec.uuid()));
        Path copy = Files.copy(disk, qemu().directory().resolve("copy.qcow2"));
        hypervisor().undefine(spec.uuid());
        Files.move(copy, disk);

        assertEquals(Set.of(spec.uuid()), hypervisor().disks());
        hypervisor().redefine(spec);

        assertEquals(GuestDescription.of(spec), hypervisor().describe(spec.uuid()));
    }

    @Test
    void operationsDoNotHoldUpReads() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(4);
        List<Background> busy = Stream.generate(
                        () -> Background.run(() -> hypervisor().onConnection(connection -> {
                            started.countDown();
                            return await(release);
                        })))
                .limit(4)
                .toList();
        await(started);

        assertTrue(hypervisor().answers());
        hypervisor().states();

        release.countDown();
        busy.forEach(Background::awaitEnd);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void assertTold(VmUuid uuid, NativeAction<Domain> change) {
        GuestEvents events = new GuestEvents();
        hypervisor().listen(events);
        outside(connection -> {
            Domains.act(connection, uuid, change);
            return true;
        });
        events.awaitEventOf(uuid);
    }

    private void pressPowerButton(VmUuid uuid) {
        outside(connection -> Domains.with(connection, uuid, domain -> {
            try {
                domain.shutdown();
                return true;
            } catch (LibvirtException goingOff) {
                return false;
            }
        }));
    }
}

package dev.limen.adapters.libvirt;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.libvirt.binding.NativeCall;
import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.adapters.libvirt.settings.Acceleration;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import dev.limen.adapters.libvirt.storage.DiskPool;
import dev.limen.adapters.libvirt.storage.Disks;
import dev.limen.contract.hypervisor.GuestEvents;
import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.contract.vm.Background;
import dev.limen.domain.hypervisor.GuestDescription;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libvirt.Connect;
import org.libvirt.Network;
import org.libvirt.StorageVol;

/** What the contract does not ask for, on libvirt's test driver. */
@Tag("external")
class LibvirtHypervisorTest implements LibvirtBench {

    private final TestGuests domains = new TestGuests();
    private LibvirtSettings settings;
    private LibvirtHypervisor hypervisor;

    @BeforeEach
    void open(@TempDir Path directory) {
        LibvirtSettings usual = TestDriver.settings(directory);
        settings = new LibvirtSettings(
                usual.uri(), usual.acceleration(), usual.diskDirectory(), usual.network(), 1, 1, usual.callTimeout());
        hypervisor = LibvirtHypervisor.open(settings);
    }

    @Test
    void aDomainOfSomebodyElseIsNeitherListedNorTouched() {
        VmUuid foreign = new VmUuid(defineForeign("somebody-elses"));

        assertEquals(Map.of(), hypervisor.states());
        assertThrows(HypervisorError.NoSuchGuest.class, () -> hypervisor.state(foreign));
        assertThrows(HypervisorError.NoSuchGuest.class, () -> hypervisor.start(foreign));
        assertThrows(HypervisorError.NoSuchGuest.class, () -> hypervisor.resize(foreign, TestGuests.SMALL));
        hypervisor.undefine(foreign);

        assertDoesNotThrow(() -> undefineForeign(foreign.value()));
    }

    @Test
    void aDomainThatBorrowedOurNameIsNotListedEither() {
        UUID foreign = defineForeign("limen-" + UUID.randomUUID());

        assertEquals(Map.of(), hypervisor.states());
        assertThrows(HypervisorError.NoSuchGuest.class, () -> hypervisor.state(new VmUuid(foreign)));
    }

    @Test
    void aFailureIsToldWithoutPathsOrXml() {
        GuestSpec spec = domains.spec();
        Runnable repair = sabotageDefine(spec);

        HypervisorError.Failed failure = assertThrows(HypervisorError.Failed.class, () -> hypervisor.define(spec));
        repair.run();

        assertEquals("The hypervisor could not define the virtual machine.", failure.getMessage());
    }

    @Test
    void aDiskThatACutOffDefineLeftIsReplaced() {
        GuestSpec spec = domains.spec();
        hypervisor.onConnection(connection ->
                new Disks(pools()).create(connection, spec.uuid(), spec.size().disk(), null));

        hypervisor.define(spec);

        assertTrue(diskExists(spec.uuid()));
        hypervisor.undefine(spec.uuid());
        assertFalse(diskExists(spec.uuid()));
    }

    @Test
    void aDiskThatACutOffDefineLeftStaysWhileAnotherDomainHasIt() {
        GuestSpec spec = domains.spec();
        hypervisor.define(spec);
        Runnable release = useDiskElsewhere(spec.uuid());
        loseGuest(spec.uuid());

        assertThrows(HypervisorError.Refused.class, () -> hypervisor.define(spec));

        assertTrue(diskExists(spec.uuid()));
        release.run();
        hypervisor.define(spec);
    }

    @Test
    void aDomainOfAnotherInstallationIsNotDescribed(@TempDir Path directory) {
        VmUuid uuid = defined();
        String elsewhere = xmlOf(uuid).replace(settings.diskDirectory().toString(), directory.toString());
        loseGuest(uuid);
        outside(connection -> connection.domainDefineXML(elsewhere).free());

        assertTrue(hypervisor.states().containsKey(uuid));
        assertThrows(HypervisorError.NoSuchGuest.class, () -> hypervisor.describe(uuid));
    }

    @Test
    void aDomainWhoseDiskIsMissingIsDescribedAllTheSame() {
        GuestSpec spec = domains.spec();
        hypervisor.define(spec);
        outside(connection -> pools().with(connection, pool -> {
            StorageVol disk = pool.storageVolLookupByName(Disks.nameOf(spec.uuid()));
            disk.delete(0);
            return disk.free();
        }));

        assertEquals(GuestDescription.of(spec), hypervisor.describe(spec.uuid()));
        assertEquals(Set.of(), hypervisor.disks());
    }

    @Test
    void onlyDisksOfDomainsAreListed() {
        VmUuid uuid = domains.uuid();
        List.of("limen-" + uuid.value() + "-second.qcow2", "limen-x.qcow2", "something.iso")
                .forEach(this::makeVolume);

        assertEquals(Set.of(uuid), hypervisor.disks());
    }

    @Test
    void aDomainThatWasMadeWhileTheNetworkWasNotActiveIsPluggedInLater() {
        outside(connection -> connection
                .networkDefineXML("<network><name>default</name></network>")
                .free());
        GuestSpec spec = domains.spec();

        assertEquals(Set.of(GuestFinding.USER_NETWORK), hypervisor.define(spec));
        assertEquals(
                Set.of(GuestFinding.USER_NETWORK),
                hypervisor.describe(spec.uuid()).findings());
        hypervisor.resize(spec.uuid(), spec.size());
        assertEquals("user", nicOf(spec.uuid()));
        outside(connection -> {
            Network network = connection.networkLookupByName("default");
            network.create();
            return network.free();
        });
        hypervisor.resize(spec.uuid(), spec.size());

        assertEquals("network", nicOf(spec.uuid()));
        assertEquals(GuestDescription.of(spec), hypervisor.describe(spec.uuid()));
    }

    private String nicOf(VmUuid uuid) {
        return Xml.parse(xmlOf(uuid)).value("devices/interface/@type");
    }

    private void makeVolume(String name) {
        Xml volume = Xml.root("volume");
        volume.child("name").text(name);
        volume.child("capacity").text("1024");
        outside(connection -> pools().with(connection, pool -> pool.storageVolCreateXML(volume.write(), 0)
                .free()));
    }

    @Test
    void aPoolThatSomebodyElseMadeOfTheDirectoryIsUsed() {
        Xml pool = Xml.root("pool").with("type", "dir");
        pool.child("name").text("images");
        pool.child("target").child("path").text(settings.diskDirectory().toString());
        outside(connection -> connection.storagePoolDefineXML(pool.write(), 0).free());

        VmUuid uuid = defined();

        assertTrue(diskExists(uuid));
        assertTrue(xmlOf(uuid).contains(Disks.nameOf(uuid)));
        assertEquals(1, outside(Connect::numOfStoragePools) + outside(Connect::numOfDefinedStoragePools));
    }

    @Test
    void twoDirectoriesHaveTwoPools() {
        assertFalse(new DiskPool(Path.of("/a")).name().equals(new DiskPool(Path.of("/b")).name()));
    }

    @Test
    void aCallThatFitsInNoQueueIsRefused() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        Background running = Background.run(() -> hypervisor.onConnection(connection -> {
            started.countDown();
            return await(release);
        }));
        await(started);
        GuestSpec queued = domains.spec();
        Background define = Background.run(() -> hypervisor.define(queued));
        eventually("the queue is full", () -> hypervisor.queuedOperations() == 1);

        GuestSpec refused = domains.spec();
        assertThrows(HypervisorError.Unavailable.class, () -> hypervisor.define(refused));

        release.countDown();
        running.awaitEnd();
        define.awaitEnd();
        hypervisor.define(refused);
    }

    @Test
    void aCallThatTakesTooLongIsToldAsATimeout() {
        LibvirtHypervisor impatient = LibvirtHypervisor.open(impatient());
        CountDownLatch release = new CountDownLatch(1);

        HypervisorError late = assertThrows(
                HypervisorError.Unavailable.class, () -> impatient.onConnection(connection -> await(release)));

        assertTrue(String.valueOf(late.getMessage()).contains("timeout"));
        release.countDown();
        impatient.close();
    }

    @Test
    void aCallThatWasGivenUpBeforeItBeganIsNotMade() {
        LibvirtHypervisor impatient = LibvirtHypervisor.open(impatient());
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        Background running = Background.run(() -> impatient.onConnection(connection -> {
            started.countDown();
            return await(release);
        }));
        await(started);
        GuestSpec spec = domains.spec();

        assertThrows(HypervisorError.Unavailable.class, () -> impatient.define(spec));
        assertEquals(0, impatient.queuedOperations());

        release.countDown();
        eventually("the first call has ended", running::hasEnded);
        assertThrows(HypervisorError.NoSuchGuest.class, () -> impatient.state(spec.uuid()));
        impatient.define(spec);
        assertEquals(GuestState.OFF, impatient.state(spec.uuid()));
        impatient.close();
    }

    private LibvirtSettings impatient() {
        return new LibvirtSettings(
                settings.uri(),
                settings.acceleration(),
                settings.diskDirectory(),
                settings.network(),
                1,
                1,
                Duration.ofSeconds(1));
    }

    @Test
    void theListenerIsToldThatTheConnectionIsNew() {
        GuestEvents events = new GuestEvents();

        hypervisor.listen(events);

        eventually("a resync is told", () -> events.heard().contains(new GuestEvent.Resync()));
    }

    @Test
    void afterTheEndNothingIsReachable() {
        LibvirtHypervisor closed = LibvirtHypervisor.open(settings);

        closed.close();
        closed.close();

        assertFalse(closed.answers());
        assertThrows(HypervisorError.Unavailable.class, closed::states);
        assertThrows(HypervisorError.Unavailable.class, () -> closed.start(VmUuid.random()));
        assertThrows(HypervisorError.Unavailable.class, () -> closed.stop(VmUuid.random(), Duration.ZERO));
    }

    @Test
    void openingDoesNotFailWhileLibvirtIsAway(@TempDir Path directory) {
        String nobody = "qemu+unix:///system?socket=" + directory.resolve("nobody-listens");
        LibvirtHypervisor away = assertDoesNotThrow(
                () -> LibvirtHypervisor.open(LibvirtSettings.of(nobody, Acceleration.AUTO, directory)));

        assertFalse(away.answers());
        assertThrows(HypervisorError.Unavailable.class, away::hosts);
        assertThrows(HypervisorError.Unavailable.class, away::states);
        assertThrows(HypervisorError.Unavailable.class, () -> away.define(domains.spec()));
        away.close();
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        Path disks = Path.of("disks");
        assertThrows(IllegalArgumentException.class, () -> LibvirtSettings.of(" ", Acceleration.AUTO, disks));
        assertThrows(IllegalArgumentException.class, () -> parallel(0));
        assertThrows(IllegalArgumentException.class, () -> parallel(5));
        assertTrue(parallel(4).diskDirectory().isAbsolute());
    }

    private static LibvirtSettings parallel(int operations) {
        return new LibvirtSettings(
                "test:///default",
                Acceleration.AUTO,
                Path.of("disks"),
                "default",
                operations,
                1,
                Duration.ofSeconds(1));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public LibvirtHypervisor hypervisor() {
        return hypervisor;
    }

    @Override
    public TestGuests guests() {
        return domains;
    }

    @Override
    public DiskPool pools() {
        return new DiskPool(settings.diskDirectory());
    }

    @Override
    public <T> T outside(NativeCall<Connect, T> call) {
        return hypervisor.onConnection(call::on);
    }

    @Override
    public void release() {
        hypervisor.close();
    }
}

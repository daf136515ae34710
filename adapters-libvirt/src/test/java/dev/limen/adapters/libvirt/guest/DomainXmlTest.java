package dev.limen.adapters.libvirt.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.adapters.libvirt.host.GuestKind;
import dev.limen.adapters.libvirt.host.HostFacts;
import dev.limen.adapters.libvirt.storage.Medium;
import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.domain.host.Host;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainXmlTest {

    private static final VmUuid UUID_1 = new VmUuid(UUID.fromString("6f1c1f0e-8a5b-4c3d-9e2f-0123456789ab"));
    private static final MacAddress MAC = new MacAddress("52:54:00:c0:ff:ee");
    private static final String PATH = "/disks/a & b <c>.qcow2";

    private final DomainXml xml = new DomainXml(facts(GuestKind.EMULATED, 16));

    @Test
    void theDomainIsKnownByTheUuidAndNotByTheName() {
        Xml domain = describe("New VM");

        assertEquals("limen-6f1c1f0e-8a5b-4c3d-9e2f-0123456789ab", domain.value("name"));
        assertEquals("6f1c1f0e-8a5b-4c3d-9e2f-0123456789ab", domain.value("uuid"));
        assertEquals("New VM", domain.value("title"));
    }

    @Test
    void theNetworkCardHasTheAddressOfTheGuest() {
        Xml domain = describe("New VM");

        assertEquals(MAC.value(), domain.value("devices/interface/mac/@address"));
        assertEquals(MAC, DomainXml.mac(domain, UUID_1));
    }

    @Test
    void aDomainFromBeforeAddressesWereAllocatedHasThatOfItsUuid() {
        Xml domain = Xml.root("domain");
        domain.child("metadata").child(DomainXml.NAMESPACE, "limen:vm");

        assertEquals(new MacAddress("52:54:00:67:89:ab"), DomainXml.mac(domain, UUID_1));
    }

    @Test
    void theDomainIsMarkedAsLimens() {
        assertEquals(
                1,
                describe("New VM")
                        .all("metadata/*[local-name()='vm' and namespace-uri()='" + DomainXml.NAMESPACE + "']")
                        .count());
    }

    @Test
    void theScreenListensNowhere() {
        Xml domain = describe("New VM");

        assertEquals(1, domain.all("devices/graphics").count());
        assertEquals("vnc", domain.value("devices/graphics/@type"));
        assertEquals("none", domain.value("devices/graphics/listen/@type"));
        assertEquals(0, domain.all("devices/graphics[@port or @listen]").count());
        assertEquals(0, domain.all("devices/graphics[@passwd]").count());
    }

    @Test
    void aScreenOnAPortOfTheHostIsTakenFromThere() {
        Xml domain = withScreen("127.0.0.1");

        Xml closed = Xml.parse(DomainXml.withoutPort(domain.write()).orElseThrow());

        assertEquals(1, closed.all("devices/graphics").count());
        assertEquals("none", closed.value("devices/graphics/listen/@type"));
        assertEquals("ignore", closed.value("devices/graphics/@sharePolicy"));
        assertEquals(
                0, closed.all("devices/graphics[@port or @autoport or @listen]").count());
        assertTrue(DomainXml.withoutPort(closed.write()).isEmpty());
    }

    @Test
    void aScreenThatSomebodyElseHasOpenedStays() {
        assertTrue(DomainXml.withoutPort(withScreen("0.0.0.0").write()).isEmpty());
    }

    private Xml withScreen(String address) {
        Xml domain = Xml.root("domain");
        domain.child("devices")
                .child("graphics")
                .with("type", "vnc")
                .with("port", "-1")
                .with("autoport", "yes")
                .with("listen", address)
                .child("listen")
                .with("type", "address")
                .with("address", address);
        return domain;
    }

    @Test
    void aNameInAnyScriptSurvivesAnyEncoding() {
        String name = "𠮷野家 Äpfel خادم";
        String text = xml.describe(spec(name, BootOrder.HD), PATH, null, "");

        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(text));
        assertEquals(name, Xml.parse(text).value("title"));
    }

    @Test
    void aPathIsNotTakenForXml() {
        assertEquals(PATH, describe("New VM").value("devices/disk[@device='disk']/source/@file"));
    }

    @ParameterizedTest
    @CsvSource({"CDROM_HD, cdrom hd", "HD, hd", "CDROM, cdrom", "HD_CDROM, hd cdrom"})
    void theFirmwareTriesTheDevicesInOrder(BootOrder order, String expected) {
        Xml domain = Xml.parse(xml.describe(spec("New VM", order), PATH, null, ""));

        List<String> devices =
                domain.all("os/boot").map(boot -> boot.value("@dev")).toList();

        assertEquals(expected, String.join(" ", devices));
    }

    @Test
    void theNetworkIsTheNamedOneOrElseTheUsers() {
        Xml plugged = Xml.parse(xml.describe(spec("New VM", BootOrder.HD), PATH, null, "default"));
        Xml unplugged = Xml.parse(xml.describe(spec("New VM", BootOrder.HD), PATH, null, ""));

        assertEquals("network", plugged.value("devices/interface/@type"));
        assertEquals("default", plugged.value("devices/interface/source/@network"));
        assertEquals("user", unplugged.value("devices/interface/@type"));
        assertEquals(0, unplugged.all("devices/interface/source").count());
    }

    @Test
    void coresMayGrowAndMemoryMayNot() {
        Xml domain = describe("New VM");

        assertEquals("1", domain.value("vcpu/@current"));
        assertEquals("4", domain.value("vcpu"));
        assertEquals("4", domain.value("cpu/topology/@cores"));
        assertEquals("256", domain.value("memory"));
        assertEquals("256", domain.value("currentMemory"));
    }

    @Test
    void coresGrowNoFurtherThanTheHostAllows() {
        DomainXml small = new DomainXml(facts(GuestKind.EMULATED, 3));

        Xml domain = Xml.parse(small.describe(spec("New VM", BootOrder.HD), PATH, null, ""));

        assertEquals("3", domain.value("vcpu"));
    }

    @Test
    void aNewSizeRaisesTheFirstMaximumAndLeavesTheRest() {
        String before = xml.describe(spec("New VM", BootOrder.HD), PATH, null, "default");

        Xml after = Xml.parse(xml.resized(before, TestGuests.size(6, 2048)));

        assertEquals("6", after.value("vcpu/@current"));
        assertEquals("12", after.value("vcpu"));
        assertEquals("12", after.value("cpu/topology/@cores"));
        assertEquals("2048", after.value("memory"));
        assertEquals("2048", after.value("currentMemory"));
        assertEquals("MiB", after.value("memory/@unit"));
        assertEquals(before, xml.resized(after.write(), TestGuests.SMALL));
    }

    @ParameterizedTest
    @CsvSource({"KVM, kvm, host-passthrough", "EMULATED, qemu, maximum"})
    void theProcessorIsTheBestThereIs(GuestKind kind, String type, String mode) {
        DomainXml of = new DomainXml(facts(kind, 16));

        Xml domain = Xml.parse(of.describe(spec("New VM", BootOrder.HD), PATH, null, ""));

        assertEquals(type, domain.value("@type"));
        assertEquals(mode, domain.value("cpu/@mode"));
    }

    @ParameterizedTest
    @CsvSource({"QCOW2, qcow2", "RAW, raw"})
    void theDiskNamesWhatItBeganWith(ImageFormat format, String fileFormat) {
        Xml domain = describe(new Medium(Path.of("/images/a & b"), format));

        assertEquals(PATH, domain.value("devices/disk[@device='disk']/source/@file"));
        assertEquals("/images/a & b", domain.value("devices/disk[@device='disk']/backingStore/source/@file"));
        assertEquals(fileFormat, domain.value("devices/disk[@device='disk']/backingStore/format/@type"));
        assertEquals("no", domain.value("devices/disk[@device='disk']/backingStore/source/seclabel/@relabel"));
        assertEquals(1, domain.all("devices/disk/backingStore/backingStore").count());
        assertEquals("", domain.value("devices/disk[@device='cdrom']/source/@file"));
    }

    @Test
    void aCdLiesInTheDriveAndMayVanish() {
        Xml domain = describe(new Medium(Path.of("/images/cd"), ImageFormat.ISO));

        assertEquals("/images/cd", domain.value("devices/disk[@device='cdrom']/source/@file"));
        assertEquals("optional", domain.value("devices/disk[@device='cdrom']/source/@startupPolicy"));
        assertEquals("raw", domain.value("devices/disk[@device='cdrom']/driver/@type"));
        assertEquals(0, domain.all("devices/disk/backingStore").count());
    }

    private Xml describe(Medium medium) {
        return Xml.parse(xml.describe(spec("New VM", BootOrder.CDROM_HD), PATH, medium, "default"));
    }

    private Xml describe(String name) {
        return Xml.parse(xml.describe(spec(name, BootOrder.CDROM_HD), PATH, null, "default"));
    }

    private static GuestSpec spec(String name, BootOrder order) {
        return new GuestSpec(UUID_1, new VmName(name), TestGuests.SMALL, order, MAC);
    }

    private static HostFacts facts(GuestKind kind, int maxCpu) {
        return new HostFacts(new Host("host", kind.description(), 4, 8192, maxCpu), kind, true);
    }
}

package dev.limen.adapters.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.vm.VmUuid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.libvirt.Domain;
import org.libvirt.Network;

/** Starting what lacks something on the host. */
@Tag("external")
class QemuStartTest extends QemuBench {

    @Test
    void aNetworkThatIsNotActiveIsToldAsSuch() {
        String name = "limen-test-" + UUID.randomUUID();
        Network network = outside(connection ->
                connection.networkDefineXML("<network><name>" + name + "</name><bridge name='limen-none'/></network>"));
        try {
            assertRefused(Refusal.NETWORK_INACTIVE, plugInto(name));
        } finally {
            outside(connection -> {
                network.undefine();
                return network.free();
            });
        }
    }

    @Test
    void aNetworkThatIsGoneIsToldAsSuch() {
        assertRefused(Refusal.NETWORK_INACTIVE, plugInto("limen-test-" + UUID.randomUUID()));
    }

    private VmUuid plugInto(String network) {
        return changed(domain -> domain.all("devices/interface").forEach(nic -> {
            nic.all("source").forEach(source -> nic.element().removeChild(source.element()));
            nic.with("type", "network").child("source").with("network", network);
        }));
    }

    @Test
    void aMediumThatIsMissingIsToldAsSuch() {
        assertRefused(Refusal.MEDIUM_MISSING, inserted(qemu().directory().resolve("no.iso")));
    }

    @Test
    void aFileThatQemuMayNotReadIsToldAsSuch() throws IOException {
        Path closed = Files.createDirectory(
                qemu().directory().resolve("closed-" + UUID.randomUUID()),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertRefused(Refusal.HOST_ACCESS_DENIED, inserted(Files.createFile(closed.resolve("some.iso"))));
    }

    private VmUuid inserted(Path medium) {
        return changed(domain -> domain.all("devices/disk[@device='cdrom']")
                .forEach(drive -> drive.child("source").with("file", medium.toString())));
    }

    @Test
    void aDiskThatAnotherProgramHasOpenIsToldAsSuch() {
        VmUuid uuid = running();
        UUID other = UUID.randomUUID();
        Xml domain = Xml.parse(definitionOf(uuid));
        domain.all("name | uuid").forEach(it -> it.text(other.toString()));
        domain.all("metadata | devices/graphics | devices/interface")
                .forEach(it -> it.element().getParentNode().removeChild(it.element()));
        hypervisor().stop(uuid, Duration.ZERO);
        Domain foreign = outside(connection -> connection.domainCreateXML(domain.write(), 0));
        try {
            assertRefused(Refusal.DISK_LOCKED, uuid);
        } finally {
            outside(connection -> {
                foreign.destroy();
                return foreign.free();
            });
        }
    }

    private VmUuid changed(Consumer<Xml> change) {
        VmUuid uuid = defined();
        Xml domain = Xml.parse(definitionOf(uuid));
        change.accept(domain);
        outside(connection -> connection.domainDefineXML(domain.write()).free());
        return uuid;
    }

    private void assertRefused(Refusal expected, VmUuid uuid) {
        HypervisorError.Refused refused =
                assertThrows(HypervisorError.Refused.class, () -> hypervisor().start(uuid));
        assertEquals(expected, refused.reason());
        assertState(GuestState.OFF, uuid);
    }
}

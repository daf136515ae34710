package dev.limen.adapters.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.libvirt.binding.NativeAction;
import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.adapters.libvirt.guest.Domains;
import dev.limen.adapters.libvirt.storage.Disks;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.vm.VmUuid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.libvirt.Domain;
import org.libvirt.StorageVol;

/** Removing domains that administrators and their tools have had a hand in. */
@Tag("external")
class QemuRemovalTest extends QemuBench {

    private static final String CHECKPOINT = "<domaincheckpoint><name>backup</name></domaincheckpoint>";
    private static final String SNAPSHOT = "<domainsnapshot><name>before</name></domainsnapshot>";

    private void onDomain(VmUuid uuid, NativeAction<Domain> action) {
        outside(connection -> Domains.with(connection, uuid, action.asCall()));
    }

    @Test
    void newDisksAreOfTheFormatThatBackupToolsNeed() {
        VmUuid uuid = defined();

        String volume = outside(connection -> pools().with(connection, pool -> {
            StorageVol found = pool.storageVolLookupByName(Disks.nameOf(uuid));
            try {
                return found.getXMLDesc(0);
            } finally {
                found.free();
            }
        }));

        assertEquals("1.1", Xml.parse(volume).value("target/compat"));
    }

    @Test
    void whatABackupToolLeftDoesNotKeepADomainThatIsOff() {
        VmUuid uuid = running();
        onDomain(uuid, domain -> domain.checkpointCreateXML(CHECKPOINT).free());
        hypervisor().stop(uuid, Duration.ZERO);

        hypervisor().undefine(uuid);

        assertGone(uuid);
    }

    @Test
    void whatABackupToolLeftDoesNotKeepADomainThatRuns() {
        VmUuid uuid = running();
        onDomain(uuid, domain -> domain.checkpointCreateXML(CHECKPOINT).free());

        hypervisor().undefine(uuid);

        assertGone(uuid);
    }

    @Test
    void snapshotsAndASavedStateGoWithTheirDomain() {
        VmUuid uuid = running();
        onDomain(uuid, domain -> domain.snapshotCreateXML(SNAPSHOT).free());
        onDomain(uuid, Domain::managedSave);

        hypervisor().undefine(uuid);

        assertGone(uuid);
    }

    @Test
    void aDomainThatSomebodyUndefinedWhileItRunsIsRemoved() {
        VmUuid uuid = running();
        onDomain(uuid, Domain::undefine);

        hypervisor().undefine(uuid);

        assertGone(uuid);
    }

    /** libvirt would remove the file, and cannot, because it is none. */
    @Test
    void whatLibvirtRefusesToRemoveStaysWithItsDisk() throws IOException {
        VmUuid uuid = defined();
        Path directory = Files.createDirectory(qemu().directory().resolve("nvram-of-" + uuid.value()));
        Xml definition = Xml.parse(definitionOf(uuid));
        definition.all("os").forEach(os -> {
            os.child("loader").with("readonly", "yes").with("type", "pflash").text("/nowhere/code.fd");
            os.child("nvram").text(directory.toString());
        });
        outside(connection -> connection.domainDefineXML(definition.write()).free());

        HypervisorError.Refused refused =
                assertThrows(HypervisorError.Refused.class, () -> hypervisor().undefine(uuid));

        assertEquals(Refusal.NOT_REMOVABLE, refused.reason());
        assertState(GuestState.OFF, uuid);
        assertTrue(diskExists(uuid));
        Files.delete(directory);
        hypervisor().undefine(uuid);
        assertGone(uuid);
    }

    @Test
    void aDiskThatWasAttachedToAnotherVmIsNotRemoved() {
        VmUuid uuid = running();
        VmUuid other = defined();
        String path = Xml.parse(definitionOf(uuid)).value("devices/disk/source/@file");
        onDomain(other, domain -> domain.attachDeviceFlags("""
                <disk type='file' device='disk'>
                  <driver name='qemu' type='qcow2'/><source file='%s'/><target dev='vdb' bus='virtio'/>
                </disk>""".formatted(path), 2));

        assertThrows(HypervisorError.Refused.class, () -> hypervisor().undefine(uuid));

        assertState(GuestState.RUNNING, uuid);
        assertTrue(diskExists(uuid));
        hypervisor().undefine(other);
        hypervisor().undefine(uuid);
        assertGone(uuid);
    }
}

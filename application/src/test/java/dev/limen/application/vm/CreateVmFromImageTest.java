package dev.limen.application.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.application.image.DeleteImage;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.contract.image.ArrayContent;
import dev.limen.contract.image.ImageBuilder;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.installation.InstallationStatus;
import dev.limen.domain.installation.SourceImage;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateVmFromImageTest {

    private static final long GIB = 1L << 30;

    private final Installation limen = new Installation();
    private final CreateVm createVm = limen.createVm();
    private final StartVm startVm =
            new StartVm(limen.runner, limen.hypervisor, limen.storage.hostLoads(), Installation.NO_OVERCOMMIT);
    private final StopVm stopVm = new StopVm(limen.runner, limen.hypervisor, Duration.ZERO);
    private final DeleteImage deleteImage = new DeleteImage(
            limen.storage.unitOfWork(),
            limen.storage.images(),
            limen.storage.vmQueries(),
            limen.imageFiles,
            limen.clock);

    private Image image(String name, ImageFormat format, long virtualSize) {
        Image image = ImageBuilder.ready(limen.storage, name, format, virtualSize);
        limen.imageFiles.receive(image.file(), ArrayContent.of(new byte[1]), 1, bytes -> {});
        limen.imageFiles.publish(image.file());
        return image;
    }

    private VmView create(String name, @Nullable String image, @Nullable Integer disk, @Nullable String osType) {
        return createVm.handle(
                new CreateVm.Command(
                        null,
                        new VmName(name),
                        new VCpus(1),
                        new MemoryMiB(256),
                        disk == null ? null : new DiskGiB(disk),
                        osType == null ? null : new OsType(osType),
                        image,
                        true),
                limen.user);
    }

    private void assertNothingLeft() {
        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
        assertEquals(Usage.NONE, limen.storage.quotas().usage(limen.user.id()));
        assertEquals(Map.of(), limen.hypervisor.states());
    }

    @Test
    void itsDiskBeginsWithTheImageThatIsNamed() {
        Image image = image("Debian.qcow2", ImageFormat.QCOW2, GIB);

        VmView byName = create("a", "debian.QCOW2", null, null);
        VmView byId = create("b", String.valueOf(image.id().value()), null, null);

        for (VmView vm : List.of(byName, byId)) {
            assertEquals(
                    new SourceImage(image.id(), image.name(), image.file(), ImageFormat.QCOW2),
                    limen.saved(vm).image());
            assertEquals(image.file(), limen.hypervisor.cloned(vm.uuid()).orElseThrow());
            assertEquals(VmStatus.RUNNING, vm.status());
            assertEquals(InstallationStatus.INSTALLED, vm.installation());
            assertNull(vm.statusReason());
        }
    }

    @Test
    void aCdIsInTheDriveAndBootedFirst() {
        image("installer.iso", ImageFormat.ISO, 5 * GIB);

        VmView vm = create("a", "installer.iso", 1, null);

        assertTrue(limen.hypervisor.cloned(vm.uuid()).isEmpty());
        assertEquals(BootOrder.CDROM_HD, vm.bootOrder());
        assertEquals(InstallationStatus.NOT_INSTALLED, vm.installation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "4711", "99999999999999999999", "../a.qcow2", "/etc/passwd", "", " "})
    void anImageThatIsNotInTheLibraryIsRefused(String unknown) {
        image("a.qcow2", ImageFormat.QCOW2, GIB);

        InvalidValue refused = assertThrows(InvalidValue.class, () -> create("a", unknown, null, null));

        assertEquals("image", refused.field());
        assertNothingLeft();
    }

    @Test
    void anImageThatIsNotCompleteIsRefused() {
        Image coming = limen.storage.unitOfWork().execute(() -> ImageBuilder.coming(limen.storage, "coming.qcow2"));

        assertThrows(InvalidValue.class, () -> create("a", "coming.qcow2", null, null));
        assertThrows(
                InvalidValue.class, () -> create("a", String.valueOf(coming.id().value()), null, null));

        assertNothingLeft();
    }

    @Test
    void anImageWhoseFileIsGoneIsRefused() {
        limen.imageFiles.delete(image("a.qcow2", ImageFormat.QCOW2, GIB).file());

        assertThrows(ImageError.FileMissing.class, () -> create("a", "a.qcow2", null, null));

        assertNothingLeft();
    }

    @Test
    void aFileThatVanishesMeanwhileLeavesNothing() {
        Image image = image("a.qcow2", ImageFormat.QCOW2, GIB);
        limen.hypervisor.loseImage(image.file());

        HypervisorError.Refused refused =
                assertThrows(HypervisorError.Refused.class, () -> create("a", "a.qcow2", null, null));

        assertEquals(Refusal.MEDIUM_MISSING, refused.reason());
        assertNothingLeft();
    }

    @Test
    void theDiskIsAtLeastWhatTheImageNeeds() {
        image("small.qcow2", ImageFormat.QCOW2, GIB);
        image("large.qcow2", ImageFormat.RAW, 30 * GIB + 1);

        assertEquals(
                new DiskGiB(20), create("a", "small.qcow2", null, null).size().disk());
        assertEquals(
                new DiskGiB(31), create("b", "large.qcow2", null, null).size().disk());
        assertEquals(
                new DiskGiB(31), create("c", "large.qcow2", 31, null).size().disk());
        InvalidValue refused = assertThrows(InvalidValue.class, () -> create("d", "large.qcow2", 30, null));

        assertEquals("diskSize", refused.field());
        assertTrue(refused.problem().contains("31 GiB"), refused::problem);
        assertEquals(3, limen.vmsOf(limen.user.id()).size());
    }

    @Test
    void anOperatingSystemMayStandForAnImage() {
        assertEquals(
                "osType",
                assertThrows(InvalidValue.class, () -> create("a", null, null, "other"))
                        .field());
        Image other = image("other.qcow2", ImageFormat.QCOW2, GIB);
        Image asked = image("asked.qcow2", ImageFormat.QCOW2, GIB);

        assertEquals(other.file(), source(create("a", null, null, "other")).file());
        assertEquals(
                asked.file(), source(create("b", "asked.qcow2", null, "other")).file());
        assertNull(create("c", null, null, "debian").image());
    }

    private static SourceImage source(VmView vm) {
        return Objects.requireNonNull(vm.image());
    }

    @Test
    void aCdThatHasVanishedKeepsNoVmFromStarting() {
        Image cd = image("installer.iso", ImageFormat.ISO, GIB);
        VmView vm = create("a", "installer.iso", 1, null);
        stopVm.handle(vm.id(), true, limen.user);
        limen.hypervisor.loseImage(cd.file());

        VmView started = startVm.handle(vm.id(), false, limen.user);

        assertEquals(VmStatus.RUNNING, started.status());
        assertTrue(String.valueOf(started.statusReason()).contains("drive is empty"), started::toString);
        assertEquals(started.statusReason(), limen.saved(vm).statusReason());
    }

    @Test
    void anImageThatVmsNeedStays() {
        Image image = image("a.qcow2", ImageFormat.QCOW2, GIB);
        VmView vm = create("the first", "a.qcow2", null, null);

        ImageError.InUse refused =
                assertThrows(ImageError.InUse.class, () -> deleteImage.handle(image.id(), limen.admin));

        assertEquals(
                "The image cannot be deleted, because virtual machines need it: 'the first'.", refused.getMessage());
        assertTrue(limen.imageFiles.isPublished(image.file()));
        limen.deleteVm().handle(vm.id(), limen.user);
        assertTrue(limen.imageFiles.isPublished(image.file()));
        deleteImage.handle(image.id(), limen.admin);
        assertFalse(limen.imageFiles.isPublished(image.file()));
    }

    @Test
    void anImageIsNeededAsSoonAsAVmIsBeingMadeFromIt() {
        Image image = image("a.qcow2", ImageFormat.QCOW2, GIB);
        limen.hypervisor.before(
                Call.DEFINE,
                () -> assertThrows(ImageError.InUse.class, () -> deleteImage.handle(image.id(), limen.admin)));

        create("a", "a.qcow2", null, null);

        assertTrue(limen.imageFiles.isPublished(image.file()));
    }

    @Test
    void aVmOfAnImageThatIsDeletedMeanwhileIsNotMade() {
        Image image = image("a.qcow2", ImageFormat.QCOW2, GIB);
        limen.imageFiles.afterLook = () -> deleteImage.handle(image.id(), limen.admin);

        assertThrows(ImageError.NotFound.class, () -> create("a", "a.qcow2", null, null));

        assertNothingLeft();
    }
}

package dev.limen.adapters.libvirt;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.adapters.libvirt.storage.Disks;
import dev.limen.contract.hypervisor.HypervisorContract;
import dev.limen.contract.hypervisor.optional.HaltContract;
import dev.limen.contract.hypervisor.optional.ImageContract;
import dev.limen.contract.hypervisor.optional.ObedientGuestContract;
import dev.limen.contract.hypervisor.optional.PauseContract;
import dev.limen.contract.hypervisor.optional.ScreenContract;
import dev.limen.contract.hypervisor.optional.SharedHostContract;
import dev.limen.contract.hypervisor.optional.StubbornGuestContract;
import dev.limen.domain.hypervisor.GuestImage;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.image.ImageFormat;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.libvirt.StorageVol;

/** The contract on QEMU. */
@Tag("external")
class QemuHypervisorTest extends QemuBench
        implements HypervisorContract,
                PauseContract,
                HaltContract,
                SharedHostContract,
                ObedientGuestContract,
                StubbornGuestContract,
                ScreenContract,
                ImageContract {

    private static final Duration HALF = Duration.ofMinutes(1);

    /** The guest needs a second to boot and cannot say when it has: the adapter asks until somebody listens. */
    @Override
    public void startObedientGuest(GuestSpec spec) {
        startGuestThatObeys(spec);
    }

    @Override
    public GuestImage image(ImageFormat format) {
        return qemu().images().make(format);
    }

    @Override
    public void loseImage(GuestImage image) {
        qemu().images().lose(image);
    }

    @Override
    public boolean isIntact(GuestImage image) {
        return qemu().images().isIntact(image);
    }

    @Override
    public boolean diskBeginsWith(GuestSpec spec, GuestImage image) {
        return outside(connection -> pools().with(connection, pool -> {
            StorageVol volume = pool.storageVolLookupByName(Disks.nameOf(spec.uuid()));
            try {
                return Xml.parse(volume.getXMLDesc(0))
                        .value("backingStore/path")
                        .equals(qemu().images().path(image.file()).toString());
            } finally {
                volume.free();
            }
        }));
    }

    @Override
    public boolean isInDrive(GuestSpec spec, GuestImage image) {
        return Xml.parse(xmlOf(spec.uuid()))
                .value("devices/disk[@device='cdrom']/source/@file")
                .equals(qemu().images().path(image.file()).toString());
    }

    /** It powers off when it is asked to, long before its power would be cut: so it sees what its disk began with. */
    @ParameterizedTest
    @EnumSource(names = {"QCOW2", "RAW"})
    void aGuestBootsFromItsImage(ImageFormat format) {
        GuestSpec spec = guests().spec().from(image(format));
        hypervisor().define(spec);
        hypervisor().start(spec.uuid());

        assertTimeout(HALF, () -> hypervisor().stop(spec.uuid(), HALF.multipliedBy(2)));

        assertState(GuestState.OFF, spec.uuid());
    }

    /** On an empty disk nothing boots, and nothing listens. */
    @Override
    public void startStubbornGuest(GuestSpec spec) {
        hypervisor().define(spec);
        hypervisor().start(spec.uuid());
    }
}

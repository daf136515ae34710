package dev.limen.contract.hypervisor.optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.hypervisor.HypervisorBench;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestImage;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.image.ImageFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For test beds that have an image library: how guests are made from images. */
public interface ImageContract extends HypervisorBench {

    /** A new image in the library, which is smaller than the guests' disks. */
    GuestImage image(ImageFormat format);

    /** The file of the image is gone. */
    void loseImage(GuestImage image);

    /** Whether the file of the image is as it was. */
    boolean isIntact(GuestImage image);

    /** Whether the disk of the guest begins with the content of the image. */
    boolean diskBeginsWith(GuestSpec spec, GuestImage image);

    /** Whether the CD is in the guest's drive. */
    boolean isInDrive(GuestSpec spec, GuestImage image);

    private GuestSpec from(GuestImage image) {
        return guests().spec().from(image);
    }

    @ParameterizedTest
    @EnumSource(names = {"QCOW2", "RAW"})
    default void theDiskOfAGuestBeginsWithItsImage(ImageFormat format) {
        GuestImage image = image(format);
        GuestSpec spec = from(image);

        hypervisor().define(spec);

        assertTrue(diskBeginsWith(spec, image));
        assertEquals(
                spec.size().disk(),
                hypervisor().describe(spec.uuid()).spec().size().disk());
        assertEquals(Set.of(), hypervisor().start(spec.uuid()));
        assertState(GuestState.RUNNING, spec.uuid());
    }

    @Test
    default void anImageServesManyGuestsAndStaysAsItIs() {
        GuestImage image = image(ImageFormat.QCOW2);
        GuestSpec one = from(image);
        GuestSpec other = from(image);
        hypervisor().define(one);
        hypervisor().define(other);
        hypervisor().start(one.uuid());
        hypervisor().start(other.uuid());

        hypervisor().undefine(one.uuid());

        assertGone(one.uuid());
        assertState(GuestState.RUNNING, other.uuid());
        assertTrue(isIntact(image));
    }

    @Test
    default void aGuestWhoseImageIsNotThereIsNotMade() {
        GuestImage image = image(ImageFormat.QCOW2);
        GuestSpec spec = from(image);
        loseImage(image);

        HypervisorError.Refused refused =
                assertThrows(HypervisorError.Refused.class, () -> hypervisor().define(spec));

        assertEquals(Refusal.MEDIUM_MISSING, refused.reason());
        assertGone(spec.uuid());
    }

    @Test
    default void aGuestThatWasMadeFromAnImageIsMadeAgainOverItsDisk() {
        GuestImage image = image(ImageFormat.QCOW2);
        GuestSpec spec = from(image);
        hypervisor().define(spec);
        loseGuest(spec.uuid());

        hypervisor().redefine(spec);

        hypervisor().start(spec.uuid());
        assertState(GuestState.RUNNING, spec.uuid());
        assertTrue(isIntact(image));
    }

    @Test
    default void aCdLiesInTheDriveAndStaysAsItIs() {
        GuestImage cd = image(ImageFormat.ISO);
        GuestSpec spec = from(cd);
        hypervisor().define(spec);

        assertEquals(Set.of(), hypervisor().start(spec.uuid()));

        assertTrue(isInDrive(spec, cd));
        hypervisor().undefine(spec.uuid());
        assertGone(spec.uuid());
        assertTrue(isIntact(cd));
    }

    @Test
    default void aCdThatHasVanishedKeepsNoGuestFromStarting() {
        GuestImage cd = image(ImageFormat.ISO);
        GuestSpec spec = from(cd);
        hypervisor().define(spec);
        loseImage(cd);

        assertEquals(Set.of(GuestFinding.MEDIUM_MISSING), hypervisor().start(spec.uuid()));

        assertState(GuestState.RUNNING, spec.uuid());
        assertFalse(isInDrive(spec, cd));
    }

    @Test
    default void startingWhatRunsFindsNothing() {
        GuestSpec spec = from(image(ImageFormat.ISO));
        hypervisor().define(spec);
        hypervisor().start(spec.uuid());

        assertEquals(Set.of(), hypervisor().start(spec.uuid()));
    }
}

package dev.limen.contract.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImageProfile;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.image.Images;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.process.ProcessId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link Images} does. */
public interface ImagesContract extends StorageContract {

    Instant AT = Instant.parse("2026-03-02T10:00:00.123Z");
    Sha256 SUM = new Sha256("ab".repeat(32));

    private Images images() {
        return storage().images();
    }

    private <T> T inUnit(Supplier<T> work) {
        return storage().unitOfWork().execute(work);
    }

    private Image begun(String name) {
        Image.Label label = new Image.Label(new ImageName(name), SUM, new OsType("debian"), new Image.Login("debian"));
        return Image.begun(images().nextId(), ImageFile.random(), label, ImageState.IMPORTING, new ProcessId(3), AT);
    }

    private Image added(String name) {
        return inUnit(() -> {
            Image image = begun(name);
            images().add(image);
            return image;
        });
    }

    private Image saved(Image image) {
        return inUnit(() -> {
            images().save(image);
            return image;
        });
    }

    private static Image ready(Image image) {
        return image.ready(
                new ImageFiles.Received(5_000_000_000L, SUM), new ImageProfile(ImageFormat.QCOW2, 1L << 40), AT);
    }

    private Optional<Image> found(Image image) {
        return inUnit(() -> images().find(image.id()));
    }

    @Test
    default void anImageIsFoundAsItWasAddedAndSaved() {
        Image image = added("debian-12.qcow2");
        assertEquals(Optional.of(image), found(image));

        assertEquals(Optional.of(saved(image.announced(77, AT))), found(image));
        assertEquals(Optional.of(saved(ready(image))), found(image));
        assertEquals(Optional.of(saved(image.failed("It is no disk.", AT))), found(image));
        assertEquals(Optional.of(saved(image.removed(AT))), found(image));
    }

    @Test
    default void anUnknownImageIsNotFound() {
        Image never = inUnit(() -> begun("never"));

        assertEquals(Optional.empty(), found(never));
        assertThrows(ImageError.NotFound.class, () -> saved(never));
        assertFalse(inUnit(() -> images().noteProgress(never.id(), 5)));
    }

    @Test
    default void aNameIsTakenWithoutRegardToCase() {
        added("Debian.iso");

        assertThrows(ImageError.NameTaken.class, () -> added("debian.ISO"));
    }

    @Test
    default void whatHasFailedOrIsBeingRemovedHoldsNoName() {
        saved(added("a").failed("It is no disk.", AT));
        saved(ready(added("b")).removed(AT));

        assertEquals(ImageState.IMPORTING, added("A").state());
        assertEquals(ImageState.IMPORTING, added("B").state());
    }

    @Test
    default void ofManyOfOneNameAtOnceOneIsAdded() {
        List<Throwable> failures = AtOnce.run(8, number -> added("the-one"));

        assertEquals(7, failures.size(), failures.toString());
        assertTrue(failures.stream().allMatch(ImageError.NameTaken.class::isInstance), failures.toString());
    }

    @Test
    default void aFailedUnitLeavesNoImage() {
        assertThrows(
                IllegalArgumentException.class,
                () -> inUnit(() -> {
                    images().add(begun("never"));
                    throw new IllegalArgumentException("on purpose");
                }));

        assertEquals(List.of(), storage().imageQueries().list());
    }

    @Test
    default void progressIsNotedWhileAnImageComesIn() {
        Image image = added("a");

        assertTrue(inUnit(() -> images().noteProgress(image.id(), 5)));
        assertEquals(5, found(image).orElseThrow().size());

        saved(ready(image));
        assertFalse(inUnit(() -> images().noteProgress(image.id(), 6)));
        assertEquals(5_000_000_000L, found(image).orElseThrow().size());
    }

    @Test
    default void holdingsAreWhatIsThereAndWhatIsExpected() {
        assertEquals(new Images.Holdings(0, 0), inUnit(images()::lockHoldings));
        saved(ready(added("a")));
        Image coming = added("b");
        saved(coming.announced(1_000, AT));
        saved(added("c").failed("It is no disk.", AT));

        assertEquals(new Images.Holdings(5_000_001_000L, 1), inUnit(images()::lockHoldings));
    }

    @Test
    default void aRemovedImageIsGone() {
        Image image = added("a");

        for (int twice = 0; twice < 2; twice++) {
            storage().unitOfWork().execute(() -> images().remove(image.id()));
        }

        assertEquals(Optional.empty(), found(image));
    }

    @Test
    default void whatFailedLongAgoIsForgotten() {
        Image failed = saved(added("a").failed("It is no disk.", AT));
        Image other = saved(ready(added("b")));

        storage().unitOfWork().execute(() -> images().forgetFailedBefore(AT));
        assertEquals(Optional.of(failed), found(failed));

        storage().unitOfWork().execute(() -> images().forgetFailedBefore(AT.plusMillis(1)));
        assertEquals(Optional.empty(), found(failed));
        assertEquals(Optional.of(other), found(other));
    }
}

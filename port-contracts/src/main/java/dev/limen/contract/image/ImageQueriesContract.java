package dev.limen.contract.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.StorageContract;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImageProfile;
import dev.limen.domain.image.ImageQueries;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.process.ProcessId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What every {@link ImageQueries} does. */
public interface ImageQueriesContract extends StorageContract {

    Instant AT = Instant.parse("2026-03-02T10:00:00.123Z");

    private Image image(String name, UnaryOperator<Image> then) {
        return storage().unitOfWork().execute(() -> {
            Image.Label label = new Image.Label(new ImageName(name), null, null, null);
            Image image = Image.begun(
                    storage().images().nextId(), ImageFile.random(), label, ImageState.UPLOADING, new ProcessId(1), AT);
            storage().images().add(image);
            Image changed = then.apply(image);
            storage().images().save(changed);
            return changed;
        });
    }

    private static Image ready(Image image) {
        return image.ready(
                new ImageFiles.Received(9, new Sha256("0".repeat(64))), new ImageProfile(ImageFormat.ISO, 9), AT);
    }

    @Test
    default void imagesAreListedInTheOrderOfTheirIds() {
        Image coming = image("a", it -> it);
        Image ready = image("b", ImageQueriesContract::ready);
        Image failed = image("c", it -> it.failed("It is no disk.", AT));

        assertEquals(List.of(coming, ready, failed), storage().imageQueries().list());
    }

    @Test
    default void anImageIsFoundByItsId() {
        Image image = image("a", ImageQueriesContract::ready);

        assertEquals(Optional.of(image), storage().imageQueries().find(image.id()));
        assertEquals(
                Optional.empty(),
                storage().imageQueries().find(new ImageId(image.id().value() + 1)));
    }

    @Test
    default void anImageIsFoundByItsNameOnceItIsReady() {
        image("a", it -> it);
        image("b", it -> it.failed("It is no disk.", AT));
        image("b", it -> ready(it).removed(AT));
        Image ready = image("B", ImageQueriesContract::ready);

        assertEquals(Optional.empty(), storage().imageQueries().find(new ImageName("a")));
        assertEquals(Optional.of(ready), storage().imageQueries().find(new ImageName("b")));
        assertEquals(Optional.empty(), storage().imageQueries().find(new ImageName("c")));
    }

    @Test
    default void unsettledIsWhatComesInOrIsBeingRemoved() {
        Image coming = image("a", it -> it);
        image("b", ImageQueriesContract::ready);
        image("c", it -> it.failed("It is no disk.", AT));
        Image removed = image("d", it -> ready(it).removed(AT));

        assertEquals(List.of(coming, removed), storage().imageQueries().unsettled());
    }
}

package dev.limen.contract.image;

import dev.limen.contract.Storage;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImageProfile;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.process.ProcessId;
import java.time.Instant;

/** Images as tests need them. */
public final class ImageBuilder {

    private static final Instant AT = Instant.parse("2026-03-02T10:00:00.123Z");
    private static final long SIZE = 9;

    private ImageBuilder() {}

    /** A complete image, added in a unit of its own; there is no file of it. */
    public static Image ready(Storage storage, String name, ImageFormat format, long virtualSize) {
        return storage.unitOfWork().execute(() -> {
            Image begun = coming(storage, name);
            Image ready = begun.ready(
                    new ImageFiles.Received(SIZE, new Sha256("0".repeat(64))),
                    new ImageProfile(format, virtualSize),
                    AT);
            storage.images().save(ready);
            return ready;
        });
    }

    /** An image that is coming in, added in the caller's unit. */
    public static Image coming(Storage storage, String name) {
        Image.Label label = new Image.Label(new ImageName(name), null, null, null);
        Image begun = Image.begun(
                storage.images().nextId(), ImageFile.random(), label, ImageState.UPLOADING, new ProcessId(1), AT);
        storage.images().add(begun);
        return begun;
    }
}

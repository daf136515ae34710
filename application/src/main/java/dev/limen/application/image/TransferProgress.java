package dev.limen.application.image;

import dev.limen.application.MonotonicClock;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.Images;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.storage.UnitOfWork;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Notes the progress of one transfer once a second, which is how its process learns that the image was deleted. A database
 * that is away for a while does not end the transfer.
 */
final class TransferProgress implements LongConsumer {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final UnitOfWork unitOfWork;
    private final Images images;
    private final Image image;
    private final MonotonicClock clock;
    private Duration lastNoted;

    TransferProgress(UnitOfWork unitOfWork, Images images, Image image, MonotonicClock clock) {
        this.unitOfWork = unitOfWork;
        this.images = images;
        this.image = image;
        this.clock = clock;
        this.lastNoted = clock.elapsed();
    }

    @Override
    public void accept(long bytes) {
        if (clock.since(lastNoted).compareTo(INTERVAL) >= 0) {
            note(bytes);
            lastNoted = clock.elapsed();
        }
    }

    private void note(long bytes) {
        boolean goesOn;
        try {
            goesOn = unitOfWork.execute(() -> images.noteProgress(image.id(), bytes));
        } catch (StorageUnavailable noted) {
            goesOn = true;
        }
        if (!goesOn) {
            throw new ImageError.Cancelled();
        }
    }
}

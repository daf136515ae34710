package dev.limen.application.image;

import dev.limen.application.ApplicationService;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.image.Images;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import java.lang.System.Logger.Level;
import java.time.InstantSource;

/** Deletes an image, or cancels one that is coming in. Its name is free at once, whatever becomes of the file. */
@ApplicationService
public final class DeleteImage {

    private static final System.Logger LOG = System.getLogger(DeleteImage.class.getName());

    private final UnitOfWork unitOfWork;
    private final Images images;
    private final ImageFiles files;
    private final InstantSource clock;

    public DeleteImage(UnitOfWork unitOfWork, Images images, ImageFiles files, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.images = images;
        this.files = files;
        this.clock = clock;
    }

    /** Deletes it, and answers the image as it was. */
    public Image handle(ImageId id, Actor actor) {
        actor.requireAdmin();
        Image image = unitOfWork.execute(() -> markRemoved(id));
        try {
            files.delete(image.file());
            unitOfWork.execute(() -> images.remove(id));
        } catch (ImageError.StorageFailed | StorageUnavailable later) {
            LOG.log(Level.WARNING, "The file of an image could not be removed yet, which is tried again", later);
        }
        return image;
    }

    private Image markRemoved(ImageId id) {
        Image image = images.find(id)
                .filter(found -> found.state() != ImageState.REMOVING)
                .orElseThrow(ImageError.NotFound::new);
        images.save(image.removed(clock.instant()));
        return image;
    }
}

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
import dev.limen.domain.vm.VmQueries;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;

/**
 * Deletes an image that no VM was made from, or cancels one that is coming in. Its name is free at once, whatever becomes of
 * the file.
 */
@ApplicationService
public final class DeleteImage {

    private static final System.Logger LOG = System.getLogger(DeleteImage.class.getName());

    private static final int MAX_NAMED_VMS = 5;

    private final UnitOfWork unitOfWork;
    private final Images images;
    private final VmQueries vms;
    private final ImageFiles files;
    private final InstantSource clock;

    public DeleteImage(UnitOfWork unitOfWork, Images images, VmQueries vms, ImageFiles files, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.images = images;
        this.vms = vms;
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
        requireUnused(id);
        images.save(image.removed(clock.instant()));
        return image;
    }

    /** Whoever makes a VM from the image holds it locked, as it is here. */
    private void requireUnused(ImageId id) {
        List<String> users = vms.madeFrom(id, MAX_NAMED_VMS + 1).stream()
                .map(vm -> vm.name().value())
                .toList();
        if (!users.isEmpty()) {
            throw new ImageError.InUse(users.stream().limit(MAX_NAMED_VMS).toList(), users.size() > MAX_NAMED_VMS);
        }
    }
}

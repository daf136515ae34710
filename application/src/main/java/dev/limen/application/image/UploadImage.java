package dev.limen.application.image;

import dev.limen.application.ApplicationService;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.user.Actor;

/** Takes an image whose content an administrator sends. What fails leaves nothing behind, and can be sent again. */
@ApplicationService
public final class UploadImage {

    private final ImageTransfers transfers;

    public UploadImage(ImageTransfers transfers) {
        this.transfers = transfers;
    }

    public Image handle(Image.Label label, ImageFiles.Content content, Actor actor) {
        actor.requireAdmin();
        return transfers.carryOut(transfers.begin(label, ImageState.UPLOADING), () -> content, null);
    }
}

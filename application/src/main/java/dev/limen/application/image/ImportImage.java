package dev.limen.application.image;

import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImagePolicy;
import dev.limen.domain.image.ImageSource;
import dev.limen.domain.image.ImageSources;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.Actor;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;

/**
 * Imports an image in the background. How it goes is seen in the image: it is ready in the end, or says why it failed. It is
 * cancelled by deleting the image.
 */
public final class ImportImage {

    private static final System.Logger LOG = System.getLogger(ImportImage.class.getName());

    private final ImageTransfers transfers;
    private final ImageSources sources;
    private final ImagePolicy policy;
    private final Executor executor;

    /** @param executor carries out each import, of which there are never more than transfers are allowed */
    public ImportImage(ImageTransfers transfers, ImageSources sources, ImagePolicy policy, Executor executor) {
        this.transfers = transfers;
        this.sources = sources;
        this.policy = policy;
        this.executor = executor;
    }

    public Image handle(Image.Label label, ImageSource source, Actor actor) {
        actor.requireAdmin();
        sources.check(source);
        Image begun = transfers.begin(label, ImageState.IMPORTING);
        executor.execute(() -> carryOut(begun, source));
        return begun;
    }

    private void carryOut(Image begun, ImageSource source) {
        try {
            transfers.carryOut(begun, () -> sources.open(source), policy.importTimeout());
        } catch (ImageError | StorageUnavailable seenInTheImage) {
            LOG.log(Level.DEBUG, "An import came to nothing", seenInTheImage);
        }
    }
}

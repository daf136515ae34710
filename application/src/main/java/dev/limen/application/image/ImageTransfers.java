package dev.limen.application.image;

import dev.limen.application.ApplicationService;
import dev.limen.application.MonotonicClock;
import dev.limen.application.Undo;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImagePolicy;
import dev.limen.domain.image.ImageProfile;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.image.Images;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.policy.VmPolicy;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.storage.UnitOfWork;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings images into the library. The row comes first and says that the image is coming in; then the content is written to a
 * draft, checked and published; at last the row says that the image is ready, and only then is it seen. What fails on the
 * way leaves neither file nor name; what is cut off is left to {@link CleanUpImages}.
 */
@ApplicationService
public final class ImageTransfers {

    private static final System.Logger LOG = System.getLogger(ImageTransfers.class.getName());

    private final UnitOfWork unitOfWork;
    private final Images images;
    private final ImageFiles files;
    private final Processes processes;
    private final ImagePolicy policy;
    private final VmPolicy vmPolicy;
    private final InstantSource clock;
    private final MonotonicClock monotonicClock;
    private final Set<ImageFile> inProgress = ConcurrentHashMap.newKeySet();

    public ImageTransfers(
            UnitOfWork unitOfWork,
            Images images,
            ImageFiles files,
            Processes processes,
            ImagePolicy policy,
            VmPolicy vmPolicy,
            InstantSource clock,
            MonotonicClock monotonicClock) {
        this.unitOfWork = unitOfWork;
        this.images = images;
        this.files = files;
        this.processes = processes;
        this.policy = policy;
        this.vmPolicy = vmPolicy;
        this.clock = clock;
        this.monotonicClock = monotonicClock;
    }

    /** Whether this process is bringing in this file. */
    boolean isInProgress(ImageFile file) {
        return inProgress.contains(file);
    }

    /** Takes the name, and one of the places for transfers. */
    Image begin(Image.Label label, ImageState state) {
        if (label.osType() != null) {
            vmPolicy.check(label.osType());
        }
        ImageFile file = ImageFile.random();
        inProgress.add(file);
        return Undo.onFailure(undo -> {
            undo.with(failure -> inProgress.remove(file));
            return unitOfWork.execute(() -> add(file, label, state));
        });
    }

    private Image add(ImageFile file, Image.Label label, ImageState state) {
        if (images.lockHoldings().inProgress() >= policy.maxTransfers()) {
            throw new ImageError.TooManyTransfers(policy.maxTransfers());
        }
        Image image = Image.begun(images.nextId(), file, label, state, processes.self(), clock.instant());
        images.add(image);
        return image;
    }

    /** Brings in the content of what was begun, however that ends. */
    Image carryOut(Image begun, Supplier<ImageFiles.Content> source, @Nullable Duration timeout) {
        try {
            return Undo.onFailure(undo -> {
                undo.with(failure -> discard(begun, failure));
                try (ImageFiles.Content content = source.get()) {
                    return complete(begun, content, timeout);
                }
            });
        } finally {
            inProgress.remove(begun.file());
        }
    }

    private Image complete(Image begun, ImageFiles.Content content, @Nullable Duration timeout) {
        if (content.length() >= 0) {
            unitOfWork.execute(() -> announce(begun, content.length()));
        }
        ImageFiles.Received received =
                files.receive(begun.file(), content, policy.maxBytes(), progress(begun, timeout));
        @Nullable Sha256 expected = begun.sha256();
        if (expected != null && !expected.equals(received.sha256())) {
            throw new ImageError.ChecksumMismatch(expected, received.sha256());
        }
        ImageProfile profile = files.inspect(begun.file());
        files.publish(begun.file());
        return unitOfWork.execute(() -> finish(begun, received, profile));
    }

    private Image announce(Image begun, long length) {
        if (length > policy.maxBytes()) {
            throw new ImageError.TooLarge(policy.maxBytes());
        }
        Image announced = locked(begun, length).announced(length, clock.instant());
        images.save(announced);
        return announced;
    }

    private Image finish(Image begun, ImageFiles.Received received, ImageProfile profile) {
        Image ready = locked(begun, received.size()).ready(received, profile, clock.instant());
        images.save(ready);
        return ready;
    }

    /** The image as it is now; the library has room for so many bytes of it, until this unit ends. */
    private Image locked(Image begun, long bytes) {
        Image image = images.find(begun.id())
                .filter(found -> found.state().isInProgress())
                .orElseThrow(ImageError.Cancelled::new);
        long held = images.lockHoldings().bytes();
        if (held - image.held() + bytes > policy.libraryBytes()) {
            throw new ImageError.LibraryFull(policy.libraryBytes());
        }
        return image;
    }

    private LongConsumer progress(Image begun, @Nullable Duration timeout) {
        Duration start = monotonicClock.elapsed();
        TransferRate rate = new TransferRate(policy, monotonicClock);
        TransferProgress note = new TransferProgress(unitOfWork, images, begun, monotonicClock);
        return bytes -> {
            rate.check(bytes);
            if (timeout != null && monotonicClock.since(start).compareTo(timeout) > 0) {
                throw new ImageError.SourceFailed(
                        "The import took longer than " + timeout.toSeconds() + " seconds (timeout).");
            }
            note.accept(bytes);
        };
    }

    /** When the database failed, nobody knows yet whether the image is ready. */
    private void discard(Image begun, Exception failure) {
        if (failure instanceof StorageUnavailable) {
            return;
        }
        if (!(failure instanceof ImageError)) {
            LOG.log(Level.WARNING, "An image could not be brought in", failure);
        }
        files.delete(begun.file());
        unitOfWork.execute(() -> images.find(begun.id())
                .filter(image -> image.state().isInProgress())
                .ifPresent(image -> end(image, failure)));
    }

    private void end(Image image, Exception failure) {
        if (image.state() == ImageState.UPLOADING) {
            images.remove(image.id());
        } else {
            String why = failure instanceof ImageError
                    ? String.valueOf(failure.getMessage())
                    : "An internal error occurred.";
            images.save(image.failed(why, clock.instant()));
        }
    }
}

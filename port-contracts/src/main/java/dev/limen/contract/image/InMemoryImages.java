package dev.limen.contract.image;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.image.Images;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps images in memory. */
public final class InMemoryImages implements Images {

    private final InMemoryStore store;

    public InMemoryImages(InMemoryStore store) {
        this.store = store;
    }

    private Map<ImageId, Image> images() {
        return store.inUnit().images;
    }

    @Override
    public ImageId nextId() {
        return new ImageId(store.lastImageId.incrementAndGet());
    }

    @Override
    public Holdings lockHoldings() {
        return new Holdings(images().values().stream().mapToLong(Image::held).sum(), (int) images().values().stream()
                .filter(image -> image.state().isInProgress())
                .count());
    }

    @Override
    public Optional<Image> find(ImageId id) {
        return Optional.ofNullable(images().get(id));
    }

    @Override
    public void add(Image image) {
        boolean taken = images().values().stream()
                .anyMatch(other -> other.state().holdsName()
                        && other.name().key().equals(image.name().key()));
        if (taken) {
            throw new ImageError.NameTaken(image.name());
        }
        images().put(image.id(), image);
    }

    @Override
    public void save(Image image) {
        if (images().replace(image.id(), image) == null) {
            throw new ImageError.NotFound();
        }
    }

    @Override
    public boolean noteProgress(ImageId id, long size) {
        @Nullable Image image = images().get(id);
        if (image == null || !image.state().isInProgress()) {
            return false;
        }
        images().put(id, image.received(size));
        return true;
    }

    @Override
    public void remove(ImageId id) {
        images().remove(id);
    }

    @Override
    public void forgetFailedBefore(Instant at) {
        images().values()
                .removeIf(image ->
                        image.state() == ImageState.FAILED && image.updatedAt().isBefore(at));
    }
}

package dev.limen.contract.image;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImageQueries;
import dev.limen.domain.image.ImageState;
import java.util.List;
import java.util.Optional;

/** Reads what {@link InMemoryImages} keeps. */
public final class InMemoryImageQueries implements ImageQueries {

    private final InMemoryStore store;

    public InMemoryImageQueries(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Image> find(ImageId id) {
        return Optional.ofNullable(store.read().images.get(id));
    }

    @Override
    public Optional<Image> find(ImageName name) {
        return list().stream()
                .filter(image -> image.state() == ImageState.READY)
                .filter(image -> image.name().key().equals(name.key()))
                .findFirst();
    }

    @Override
    public List<Image> list() {
        return List.copyOf(store.read().images.values());
    }

    @Override
    public List<Image> unsettled() {
        return list().stream()
                .filter(image -> image.state().isInProgress() || image.state() == ImageState.REMOVING)
                .toList();
    }
}

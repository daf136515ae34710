package dev.limen.domain.image.catalogue;

import dev.limen.domain.InvalidValue;
import java.util.List;

/** The images that may be imported by their keys, set by the operator. */
public record ImageCatalogue(List<CatalogueImage> images) {

    public ImageCatalogue {
        images = List.copyOf(images);
    }

    /**
     * Finds an image by its key, without regard to case.
     *
     * @throws InvalidValue when there is none
     */
    public CatalogueImage find(String key) {
        return images.stream()
                .filter(image -> image.key().value().equalsIgnoreCase(key))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("catalogue", "must be the key of an image of the catalogue"));
    }
}

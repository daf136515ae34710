package dev.limen.domain.image;

import java.util.UUID;

/** The file of an image. It is new for every upload and import, so nothing half-done is in the way of the next one. */
public record ImageFile(UUID value) {

    public static ImageFile random() {
        return new ImageFile(UUID.randomUUID());
    }
}

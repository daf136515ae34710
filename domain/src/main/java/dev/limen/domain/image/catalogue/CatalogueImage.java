package dev.limen.domain.image.catalogue;

import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImageSource;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.size.DiskGiB;
import org.jspecify.annotations.Nullable;

/**
 * An image that an administrator may import.
 *
 * @param key what it is called in requests
 * @param title what people call it
 * @param minimumDisk the smallest disk that it is of use on
 */
public record CatalogueImage(
        ImageName key,
        String title,
        ImageSource.Url source,
        Sha256 sha256,
        DiskGiB minimumDisk,
        @Nullable OsType osType,
        Image.@Nullable Login login) {

    /** What the image bears in the library, under a name of the administrator's or its key. */
    public Image.Label label(@Nullable ImageName name) {
        return new Image.Label(name == null ? key : name, sha256, osType, login);
    }
}

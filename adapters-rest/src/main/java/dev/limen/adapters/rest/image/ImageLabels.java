package dev.limen.adapters.rest.image;

import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.policy.OsType;
import org.jspecify.annotations.Nullable;

/** Reads what an image bears from the words of a request. */
final class ImageLabels {

    private ImageLabels() {}

    static Image.Label label(String name, @Nullable String sha256, @Nullable String osType, @Nullable String login) {
        return new Image.Label(
                new ImageName(name),
                sha256 == null ? null : new Sha256(sha256),
                osType == null ? null : new OsType(osType),
                login == null ? null : new Image.Login(login));
    }
}

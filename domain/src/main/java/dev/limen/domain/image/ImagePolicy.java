package dev.limen.domain.image;

import dev.limen.domain.policy.OsType;
import java.time.Duration;
import java.util.Map;

/**
 * What this installation allows for images, set by its operator.
 *
 * @param maxBytes of one image
 * @param libraryBytes of all images together
 * @param maxTransfers uploads and imports at once, whichever processes carry them out
 * @param minRate bytes a second that an upload or import must come with, on an average of {@link #RATE_WINDOW}
 * @param importTimeout for one import
 * @param defaults the image that a VM is made from when only its operating system was asked for
 */
public record ImagePolicy(
        long maxBytes,
        long libraryBytes,
        int maxTransfers,
        long minRate,
        Duration importTimeout,
        Map<OsType, ImageName> defaults) {

    public static final Duration RATE_WINDOW = Duration.ofMinutes(1);

    public ImagePolicy {
        defaults = Map.copyOf(defaults);
    }
}

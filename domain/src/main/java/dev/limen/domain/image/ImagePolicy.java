package dev.limen.domain.image;

import java.time.Duration;

/**
 * What this installation allows for images, set by its operator.
 *
 * @param maxBytes of one image
 * @param libraryBytes of all images together
 * @param maxTransfers uploads and imports at once, whichever processes carry them out
 * @param minRate bytes a second that an upload or import must come with, on an average of {@link #RATE_WINDOW}
 * @param importTimeout for one import
 */
public record ImagePolicy(long maxBytes, long libraryBytes, int maxTransfers, long minRate, Duration importTimeout) {

    public static final Duration RATE_WINDOW = Duration.ofMinutes(1);
}

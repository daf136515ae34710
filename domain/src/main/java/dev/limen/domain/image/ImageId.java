package dev.limen.domain.image;

import java.util.regex.Pattern;

/** The number of an image. */
public record ImageId(long value) {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,14}");

    /**
     * Reads a number.
     *
     * @throws ImageError.NotFound for any other text, because no image can bear such a number
     */
    public static ImageId parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new ImageError.NotFound();
        }
        return new ImageId(Long.parseLong(text));
    }
}

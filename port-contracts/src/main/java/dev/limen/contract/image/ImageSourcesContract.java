package dev.limen.contract.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageSource;
import dev.limen.domain.image.ImageSources;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every {@link ImageSources} does. */
public interface ImageSourcesContract {

    ImageSources sources();

    /** A source that is allowed, with this content. */
    ImageSource with(byte[] content);

    /** A source that is allowed, and does not give anything. */
    ImageSource broken();

    /** A source that is not allowed. */
    ImageSource notAllowed();

    @Test
    default void whatIsAllowedIsReadToItsEnd() {
        byte[] content = "some content of an image, ".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        ImageSource source = with(content);

        assertDoesNotThrow(() -> sources().check(source));
        assertArrayEquals(content, read(source));
    }

    private byte[] read(ImageSource source) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[777];
        try (ImageFiles.Content content = sources().open(source)) {
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                all.write(piece, 0, count);
            }
        }
        return all.toByteArray();
    }

    @Test
    default void whatIsNotAllowedIsNotOpened() {
        ImageSource source = notAllowed();

        assertThrows(ImageError.SourceNotAllowed.class, () -> sources().check(source));
        assertThrows(ImageError.SourceNotAllowed.class, () -> sources().open(source));
    }

    @Test
    default void whatGivesNothingIsAnError() {
        ImageSource source = broken();

        assertThrows(ImageError.SourceFailed.class, () -> sources().open(source));
    }
}

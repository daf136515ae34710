package dev.limen.contract.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageProfile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link ImageFiles} does. */
public interface ImageFilesContract {

    /** The same during one test, without any file at its start. */
    ImageFiles files();

    /** The content of a CD. */
    byte[] cd();

    private ImageFile draft(byte[] content) {
        ImageFile file = ImageFile.random();
        files().receive(file, ArrayContent.of(content), content.length, bytes -> {});
        return file;
    }

    @Test
    default void aDraftHasItsSizeAndItsChecksum() {
        byte[] content = cd();

        ImageFiles.Received received =
                files().receive(ImageFile.random(), ArrayContent.unannounced(content), content.length, bytes -> {});

        assertEquals(new ImageFiles.Received(content.length, InMemoryImageFiles.sha256(content)), received);
    }

    @Test
    default void progressIsTold() {
        List<Long> told = new ArrayList<>();

        files().receive(ImageFile.random(), ArrayContent.of(new byte[2500]), 2500, told::add);

        assertEquals(List.of(1000L, 2000L, 2500L), told);
    }

    @Test
    default void aDraftIsSeenAsOneUntilItIsPublished() {
        ImageFile file = draft(cd());
        assertEquals(Set.of(file), files().drafts());
        assertFalse(files().isPublished(file));

        files().publish(file);

        assertEquals(Set.of(), files().drafts());
        assertTrue(files().isPublished(file));
    }

    @Test
    default void aCdIsOne() {
        assertEquals(new ImageProfile(ImageFormat.ISO, cd().length), files().inspect(draft(cd())));
    }

    @Test
    default void textIsNoImage() {
        ImageFile text = draft("bad, as no image begins".getBytes(StandardCharsets.US_ASCII));

        assertThrows(ImageError.Unacceptable.class, () -> files().inspect(text));
    }

    @Test
    default void nothingIsNoImage() {
        ImageFile empty = draft(new byte[0]);

        assertThrows(ImageError.Unacceptable.class, () -> files().inspect(empty));
    }

    @Test
    default void moreThanTheLimitIsRefused() {
        ImageFile file = ImageFile.random();

        assertThrows(ImageError.TooLarge.class, () -> files().receive(
                        file, ArrayContent.unannounced(new byte[1001]), 1000, bytes -> {}));
    }

    @Test
    default void whatProgressThrowsEndsTheReception() {
        ImageFile file = ImageFile.random();

        assertThrows(ImageError.Cancelled.class, () -> files().receive(
                        file, ArrayContent.of(new byte[5000]), 5000, bytes -> {
                            throw new ImageError.Cancelled();
                        }));

        files().discard(file);
        assertEquals(Set.of(), files().drafts());
    }

    @Test
    default void whatIsDiscardedOrDeletedIsGone() {
        ImageFile discarded = draft(cd());
        ImageFile deleted = draft(cd());
        ImageFile published = draft(cd());
        files().publish(published);

        for (int twice = 0; twice < 2; twice++) {
            files().discard(discarded);
            files().delete(deleted);
            files().delete(published);
        }

        assertEquals(Set.of(), files().drafts());
        assertFalse(files().isPublished(published));
        assertThrows(ImageError.Cancelled.class, () -> files().publish(discarded));
    }

    /** Whoever discards it has seen it as a draft, a moment ago. */
    @Test
    default void whatHasBeenPublishedMeanwhileIsNotDiscarded() {
        ImageFile file = draft(cd());
        files().publish(file);

        files().discard(file);

        assertTrue(files().isPublished(file));
    }
}

package dev.limen.domain.image;

import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The files of the image library. A file is a draft until it is published. Calls take as long as the storage does, and must
 * be made outside any unit of work; each may throw {@link ImageError.StorageFailed}. Several processes may share the files.
 */
public interface ImageFiles {

    /** Bytes that come from somewhere, and are read once. */
    interface Content extends AutoCloseable {

        /** How many bytes there will be, or -1 where that is not known. */
        long length();

        /**
         * Reads some of the next bytes; -1 at the end. Takes a bounded time.
         *
         * @throws ImageError when they do not come
         */
        int read(byte[] into);

        /** Lets go of the source, wherever the reading stopped. */
        @Override
        void close();
    }

    /**
     * A file that was written whole.
     *
     * @param size in bytes
     */
    record Received(long size, Sha256 sha256) {}

    /**
     * Writes the content to a new draft, and returns when all of it is safe on disk. When that fails, what was written is
     * left to {@link #discard}.
     *
     * @param limit how many bytes it may have
     * @param progress is told how many bytes there are, after each piece; what it throws ends the reception
     * @throws ImageError.TooLarge when there are more bytes
     * @throws ImageError.StorageFull when the storage has no room for them
     */
    Received receive(ImageFile draft, Content content, long limit, LongConsumer progress);

    /**
     * Finds out what a draft is, by its content and within bounded time and memory. Follows no reference in it.
     *
     * @throws ImageError.Unacceptable when it is nothing that the library takes
     * @throws ImageError.CheckUnavailable when it cannot be found out on this host
     */
    ImageProfile inspect(ImageFile draft);

    /**
     * Makes a draft the file of an image, at once and for good.
     *
     * @throws ImageError.Cancelled when there is no such draft any more
     */
    void publish(ImageFile draft);

    /** Whether the file was published and is there. */
    boolean isPublished(ImageFile file);

    /** Removes a draft; one that is not there, or not any more, is no error. */
    void discard(ImageFile draft);

    /** Removes a file, draft or not; one that is not there is no error. */
    void delete(ImageFile file);

    /** The drafts that are there. */
    Set<ImageFile> drafts();
}

package dev.limen.domain.image;

import java.time.Duration;
import java.util.List;

/** What can be wrong with a request about images. Messages are meant for the person who asked, and name no path. */
public abstract sealed class ImageError extends RuntimeException {

    private ImageError(String message) {
        super(message);
    }

    /** There is no such image, or it is not there yet. */
    public static final class NotFound extends ImageError {
        public NotFound() {
            super("There is no such image.");
        }
    }

    /** The file of the image is gone from the library. */
    public static final class FileMissing extends ImageError {
        public FileMissing(ImageName name) {
            super("The file of the image '" + name.value()
                    + "' is missing in the library: an administrator can delete the image and bring it in again.");
        }
    }

    /** VMs were made from the image. */
    public static final class InUse extends ImageError {
        /** @param more whether there are others than those named */
        public InUse(List<String> vms, boolean more) {
            super("The image cannot be deleted, because virtual machines need it: '" + String.join("', '", vms) + "'"
                    + (more ? " and others." : "."));
        }
    }

    /** There is an image of this name, or one of this name is coming in. */
    public static final class NameTaken extends ImageError {
        public NameTaken(ImageName name) {
            super("An image named '" + name.value() + "' already exists.");
        }
    }

    /** The content is nothing that the library takes. */
    public static final class Unacceptable extends ImageError {
        public Unacceptable(String message) {
            super(message);
        }
    }

    /** The content is not what was announced. */
    public static final class ChecksumMismatch extends ImageError {
        public ChecksumMismatch(Sha256 expected, Sha256 found) {
            super("The SHA-256 checksum of the content is " + found.value() + ", not " + expected.value()
                    + ": nothing was kept.");
        }
    }

    /** The content is larger than one image may be. */
    public static final class TooLarge extends ImageError {
        public TooLarge(long limit) {
            super("The image is larger than " + limit / (1024 * 1024)
                    + " MiB, which is the most that one may have here.");
        }
    }

    /** The library holds as much as it may. */
    public static final class LibraryFull extends ImageError {
        public LibraryFull(long limit) {
            super("The image library is full: it may hold " + limit / (1024 * 1024) + " MiB altogether.");
        }
    }

    /** The storage of the library is full. */
    public static final class StorageFull extends ImageError {
        public StorageFull() {
            super("The storage of the image library is full: nothing of this image was kept.");
        }
    }

    /** The storage of the library fails. */
    public static final class StorageFailed extends ImageError {
        public StorageFailed() {
            super("The storage of the image library fails. LIMEN's log has more.");
        }
    }

    /** The content stopped coming before its end. */
    public static final class Incomplete extends ImageError {
        public Incomplete() {
            super("The content ended before it was complete: nothing of it was kept, and it can be sent again.");
        }
    }

    /** The content comes too slowly. */
    public static final class TooSlow extends ImageError {
        public TooSlow(long bytesPerSecond, Duration window) {
            super("The content came with less than " + bytesPerSecond + " bytes a second for " + window.toSeconds()
                    + " seconds (timeout): nothing of it was kept.");
        }
    }

    /** Somebody deleted the image while it came in. */
    public static final class Cancelled extends ImageError {
        public Cancelled() {
            super("The image was deleted while its content came in: nothing of it was kept.");
        }
    }

    /** As many images are coming in as may at once. */
    public static final class TooManyTransfers extends ImageError {
        public TooManyTransfers(int limit) {
            super("There are " + limit + " uploads and imports at the moment, which is as many as may be at once.");
        }
    }

    /** Nothing is imported from there. */
    public static final class SourceNotAllowed extends ImageError {
        public SourceNotAllowed(String message) {
            super(message);
        }
    }

    /** The source does not give the content. */
    public static final class SourceFailed extends ImageError {
        public SourceFailed(String message) {
            super(message);
        }
    }

    /** The host lacks what images are checked with. */
    public static final class CheckUnavailable extends ImageError {
        public CheckUnavailable() {
            super("The program qemu-img, which checks images, is not installed on the host of LIMEN.");
        }
    }
}

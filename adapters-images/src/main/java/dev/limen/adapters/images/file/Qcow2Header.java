package dev.limen.adapters.images.file;

import dev.limen.domain.image.ImageError;
import java.nio.ByteBuffer;

/**
 * The header of a disk in the format qcow2, as QEMU documents it. Looked at before QEMU's own program sees the file, which
 * opens what the header refers to.
 */
final class Qcow2Header {

    private static final int MAGIC = 0x514649FB;
    private static final int LENGTH_OF_VERSION_2 = 72;
    private static final int LENGTH_OF_VERSION_3 = 104;
    private static final int VERSION = 4;
    private static final int BACKING_FILE = 8;
    private static final int VIRTUAL_SIZE = 24;
    private static final int ENCRYPTION = 32;
    private static final int INCOMPATIBLE_FEATURES = 72;
    private static final int HEADER_LENGTH = 100;

    /** Another way to compress, and subclusters. Refused are dirty, corrupt, and external data file. */
    private static final long ALLOWED_FEATURES = 0b11000;

    private static final int EXTERNAL_DATA_FILE = 0x44415441;
    private static final int ENCRYPTION_HEADER = 0x0537BE77;

    private Qcow2Header() {}

    static boolean isOne(ByteBuffer head) {
        return head.limit() >= Integer.BYTES && head.getInt(0) == MAGIC;
    }

    /**
     * Refuses a disk that is not whole by itself.
     *
     * @return its virtual size
     */
    static long check(ByteBuffer head) {
        require(head.limit() >= LENGTH_OF_VERSION_3, "The qcow2 image is cut off.");
        int version = head.getInt(VERSION);
        require(version == 2 || version == 3, "The qcow2 image is of an unknown version.");
        require(head.getLong(BACKING_FILE) == 0, "The qcow2 image refers to a backing file, and so is not complete.");
        require(head.getInt(ENCRYPTION) == 0, "The qcow2 image is encrypted.");
        if (version == 3) {
            long features = head.getLong(INCOMPATIBLE_FEATURES);
            require(
                    (features & ~ALLOWED_FEATURES) == 0,
                    "The qcow2 image refers to an external data file, was not closed properly, or is damaged.");
        }
        checkExtensions(head, version == 2 ? LENGTH_OF_VERSION_2 : head.getInt(HEADER_LENGTH));
        long virtualSize = head.getLong(VIRTUAL_SIZE);
        require(virtualSize > 0, "The qcow2 image has no disk.");
        return virtualSize;
    }

    private static void checkExtensions(ByteBuffer head, int start) {
        require(start >= LENGTH_OF_VERSION_2, "The header of the qcow2 image is damaged.");
        long at = start;
        while (at + 2 * Integer.BYTES <= head.limit()) {
            int type = head.getInt((int) at);
            if (type == 0) {
                return;
            }
            require(
                    type != EXTERNAL_DATA_FILE && type != ENCRYPTION_HEADER,
                    "The qcow2 image refers to an external data file, or is encrypted.");
            long length = Integer.toUnsignedLong(head.getInt((int) at + Integer.BYTES));
            at += 2 * Integer.BYTES + (length + 7) / 8 * 8;
        }
        throw new ImageError.Unacceptable("The header of the qcow2 image is damaged.");
    }

    private static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new ImageError.Unacceptable(otherwise);
        }
    }
}

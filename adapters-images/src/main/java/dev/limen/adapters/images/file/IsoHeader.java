package dev.limen.adapters.images.file;

import dev.limen.domain.image.ImageError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The primary volume descriptor of a CD, ISO 9660. */
final class IsoHeader {

    private static final int START = 32 * 1024;
    private static final byte[] MAGIC = "\u0001CD001".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCKS_OFFSET = START + 80;
    private static final int BLOCK_SIZE_OFFSET = START + 128;

    /** Where it ends, from the beginning of the file. */
    static final int END = START + 2048;

    private IsoHeader() {}

    static boolean isOne(ByteBuffer head) {
        return head.limit() == END && head.slice(START, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    /** A file that has lost its end is shorter than the volume in it. */
    static void check(ByteBuffer head, long size) {
        ByteBuffer littleEndian = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long blocks = Integer.toUnsignedLong(littleEndian.getInt(BLOCKS_OFFSET));
        int blockSize = Short.toUnsignedInt(littleEndian.getShort(BLOCK_SIZE_OFFSET));
        if (blocks * blockSize > size) {
            throw new ImageError.Unacceptable("The CD image is cut off: it says that it has " + blocks * blockSize
                    + " bytes, and there are " + size + ".");
        }
    }
}

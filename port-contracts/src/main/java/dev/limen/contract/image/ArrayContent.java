package dev.limen.contract.image;

import dev.limen.domain.image.ImageFiles;

/** Content that a test has at hand, which comes in pieces of at most 1000 bytes. */
public final class ArrayContent implements ImageFiles.Content {

    private static final int PIECE = 1000;

    private final byte[] bytes;
    private final long announced;
    private int at;
    private boolean closed;

    private ArrayContent(byte[] bytes, long announced) {
        this.bytes = bytes;
        this.announced = announced;
    }

    public static ArrayContent of(byte[] bytes) {
        return new ArrayContent(bytes, bytes.length);
    }

    /** Content of which nobody has said how long it is. */
    public static ArrayContent unannounced(byte[] bytes) {
        return new ArrayContent(bytes, -1);
    }

    @Override
    public long length() {
        return announced;
    }

    @Override
    public int read(byte[] into) {
        if (at == bytes.length) {
            return -1;
        }
        int count = Math.min(Math.min(into.length, PIECE), bytes.length - at);
        System.arraycopy(bytes, at, into, 0, count);
        at += count;
        return count;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}

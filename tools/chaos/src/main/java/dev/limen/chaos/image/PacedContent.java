package dev.limen.chaos.image;

import dev.limen.client.Polling;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A raw disk, of which so much comes at once, and the rest slowly, or only when it is let go. */
final class PacedContent extends InputStream {

    private static final Duration TICK = Duration.ofMillis(250);

    private final long size;
    private final long atOnce;
    private final int perTick;
    private final CountDownLatch hold = new CountDownLatch(1);
    private long sent;

    private PacedContent(long size, long atOnce, int perTick) {
        this.size = size;
        this.atOnce = atOnce;
        this.perTick = perTick;
    }

    /** Keeps coming with so many bytes a second, for so long. */
    static PacedContent slow(int bytesPerSecond, Duration time) {
        int perTick = (int) (bytesPerSecond * TICK.toMillis() / 1000);
        return new PacedContent(time.toSeconds() * bytesPerSecond, 0, perTick);
    }

    /** Stops in the middle. */
    static PacedContent halted(long size) {
        return new PacedContent(size, size / 2, 0);
    }

    void letGo() {
        hold.countDown();
    }

    static byte[] disk(int size) {
        byte[] disk = new byte[size];
        disk[510] = 0x55;
        disk[511] = (byte) 0xAA;
        return disk;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (sent == size) {
            return -1;
        }
        int count = (int) Math.min(length, size - sent);
        if (sent < atOnce) {
            count = (int) Math.min(count, atOnce - sent);
        } else if (perTick > 0) {
            Polling.pause(TICK);
            count = Math.min(count, perTick);
        } else {
            await();
        }
        for (int i = 0; i < count; i++, sent++) {
            into[offset + i] = at(sent);
        }
        return count;
    }

    private static byte at(long position) {
        return position == 510 ? 0x55 : position == 511 ? (byte) 0xAA : 0;
    }

    private void await() throws IOException {
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}

package dev.limen.adapters.rest.body;

import dev.limen.adapters.rest.error.RequestError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input stream that fails after so many bytes. */
final class LimitedInputStream extends FilterInputStream {

    private final int limit;
    private int read;

    LimitedInputStream(InputStream in, int limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some = super.read(into, offset, length);
        count(Math.max(some, 0));
        return some;
    }

    /** Closing reads to the end, which may never come. */
    @Override
    public void close() throws IOException {
        if (read <= limit) {
            super.close();
        }
    }

    private void count(int more) {
        read += more;
        if (read > limit) {
            throw new RequestError.BodyTooLarge(limit);
        }
    }
}

package dev.limen.adapters.rest.body;

import dev.limen.adapters.rest.error.RequestError;
import dev.limen.adapters.rest.request.RequestLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The input stream of a body, which fails once it is too large. */
final class LimitedInputStream extends FilterInputStream {

    private int read;

    LimitedInputStream(InputStream in) {
        super(in);
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
        if (read <= RequestLimits.MAX_BODY_BYTES) {
            super.close();
        }
    }

    private void count(int more) {
        read += more;
        if (read > RequestLimits.MAX_BODY_BYTES) {
            throw new RequestError(RequestError.Kind.BODY_TOO_LARGE);
        }
    }
}

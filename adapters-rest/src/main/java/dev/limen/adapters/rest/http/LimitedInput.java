package dev.limen.adapters.rest.http;

import dev.limen.adapters.rest.error.RequestError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading when there is more than was bargained for. */
final class LimitedInput extends FilterInputStream {

    private final int most;
    private int read;

    LimitedInput(InputStream in, int most) {
        super(in);
        this.most = most;
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
        if (read <= most) {
            super.close();
        }
    }

    private void count(int more) {
        read += more;
        if (read > most) {
            throw new RequestError.BodyTooLarge(most);
        }
    }
}

package dev.limen.adapters.rest.image;

import dev.limen.adapters.rest.request.Caller;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFiles;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an upload. At its end the caller is looked at again: somebody who is no administrator any more has uploaded
 * nothing. Closing does not read what is left, which may never come; the connection is closed instead.
 */
final class UploadContent implements ImageFiles.Content {

    private final InputStream body;
    private final long length;
    private final Caller caller;
    private long read;

    UploadContent(InputStream body, long length, Caller caller) {
        this.body = body;
        this.length = length;
        this.caller = caller;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(byte[] into) {
        try {
            int count = body.read(into);
            if (count < 0) {
                end();
            }
            read += Math.max(count, 0);
            return count;
        } catch (IOException hungUp) {
            throw new ImageError.Incomplete();
        }
    }

    private void end() {
        if (length >= 0 && read < length) {
            throw new ImageError.Incomplete();
        }
        caller.actor().requireAdmin();
    }

    @Override
    public void close() {
        // See above.
    }
}

package dev.limen.adapters.images.source;

import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFiles;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, read piece by piece: the next is asked for when the one before is used up. To be made on the event
 * loop on which the response comes, because a response that has broken off meanwhile takes no handlers.
 */
final class WebContent implements ImageFiles.Content {

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

    /** What comes next of a body: bytes, or else nothing more. */
    private record Event(@Nullable Buffer bytes, boolean failed) {}

    private final HttpClientResponse response;

    /** Bounded by what is asked for: one piece, and the end. */
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private Buffer piece = Buffer.buffer();
    private int used;
    private boolean ended;

    WebContent(HttpClientResponse response) {
        this.response = response;
        response.pause()
                .handler(bytes -> events.add(new Event(bytes, false)))
                .endHandler(end -> events.add(new Event(null, false)))
                .exceptionHandler(failure -> events.add(new Event(null, true)));
    }

    int status() {
        return response.statusCode();
    }

    @Nullable
    String header(CharSequence name) {
        return response.getHeader(name);
    }

    @Override
    public long length() {
        @Nullable String length = header(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : -1;
    }

    @Override
    public int read(byte[] into) {
        while (!ended && used == piece.length()) {
            take();
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(into.length, piece.length() - used);
        piece.getBytes(used, used + count, into, 0);
        used += count;
        return count;
    }

    private void take() {
        response.fetch(1);
        Event event = next();
        if (event.failed()) {
            throw new ImageError.Incomplete();
        }
        @Nullable Buffer bytes = event.bytes();
        ended = bytes == null;
        piece = bytes == null ? Buffer.buffer() : bytes;
        used = 0;
    }

    private Event next() {
        try {
            @Nullable Event event = events.poll(IDLE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new ImageError.SourceFailed("The source stopped sending (timeout).");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageError.SourceFailed("The import was interrupted.");
        }
    }

    @Override
    public void close() {
        if (!ended) {
            response.request().reset();
        }
    }
}

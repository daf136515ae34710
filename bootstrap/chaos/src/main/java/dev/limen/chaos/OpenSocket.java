package dev.limen.chaos;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A socket that is opened once, and remembers when it was closed and with which code. */
final class OpenSocket implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final int CUT = 1006;

    /**
     * How it ended.
     *
     * @param at a moment of {@link System#nanoTime}
     * @param code 0 while it is open, 1006 when it was cut
     */
    record End(int code, long at) {

        /** How long after something, which may have been answered a little later than it took effect. */
        Duration after(long moment) {
            return Duration.ofNanos(Math.max(0, at - moment));
        }
    }

    private final CountDownLatch told = new CountDownLatch(1);
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final WebSocket socket;

    /** Opens it and waits until it has told the state of things. */
    OpenSocket(Client client) {
        socket = HTTP.newWebSocketBuilder()
                .buildAsync(client.socket(), new Frames())
                .join();
        try {
            if (!told.await(OPENING.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("A socket tells nothing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How it ends within some time. */
    End end(Duration patience) {
        End open = new End(0, System.nanoTime() + patience.toNanos());
        return end.copy()
                .completeOnTimeout(open, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    boolean isOpen() {
        return !end.isDone();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Frames implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            told.countDown();
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end.complete(new End(code, System.nanoTime()));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end.complete(new End(CUT, System.nanoTime()));
        }
    }
}

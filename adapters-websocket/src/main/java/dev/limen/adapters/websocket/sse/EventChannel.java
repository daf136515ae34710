package dev.limen.adapters.websocket.sse;

import dev.limen.adapters.websocket.channel.ClientChannel;
import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.adapters.websocket.channel.TcpConnection;
import dev.limen.domain.change.Position;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The channel of an answer that goes on. Everything is done on the thread of its event loop, in the order of the calls: so
 * a caller that holds a lock never waits for the connection's, while that thread waits for the caller's.
 */
final class EventChannel implements ClientChannel {

    private static final Logger LOG = Logger.getLogger(EventChannel.class);
    private static final String KEEP_ALIVE = ": keep-alive\n\n";

    private final HttpServerRequest request;
    private final Context context;
    private final Duration closeTimeout;

    EventChannel(HttpServerRequest request, Context context, Duration closeTimeout) {
        this.request = request;
        this.context = context;
        this.closeTimeout = closeTimeout;
    }

    @Override
    public CompletionStage<Void> send(Position seq, String json) {
        return run(() -> response().write("id: " + seq.value() + "\ndata: " + json + "\n\n"));
    }

    /** Written only when the client takes what is written: for one that does not, it would be kept. */
    void keepAlive() {
        if (!response().writeQueueFull()) {
            run(() -> response().write(KEEP_ALIVE));
        }
    }

    /** An answer counts as ended before the client has taken the end, so nobody else looks after one that does not. */
    @Override
    public void close(StreamEnd why) {
        run(() -> {
            LOG.debugf("An event stream ends: %s", why);
            Future<Void> end = response().end();
            long timer = context.owner().setTimer(closeTimeout.toMillis(), late -> cut());
            return end.onComplete(ended -> context.owner().cancelTimer(timer));
        });
    }

    /**
     * Cuts only the stream where it shares its connection.
     */
    @Override
    public void cut() {
        context.runOnContext(now -> {
            if (request.version() == HttpVersion.HTTP_2) {
                response().reset();
            } else {
                TcpConnection.cut(TcpConnection.of(request));
            }
        });
    }

    /** Clients cannot ask for anything more. */
    @Override
    public long backlog() {
        return 0;
    }

    private HttpServerResponse response() {
        return request.response();
    }

    private CompletionStage<Void> run(Supplier<Future<Void>> write) {
        Promise<Void> written = Promise.promise();
        context.runOnContext(now -> {
            if (response().ended() || response().closed()) {
                written.fail("The answer has ended");
            } else {
                write.get().onComplete(written);
            }
        });
        return written.future().toCompletionStage();
    }
}

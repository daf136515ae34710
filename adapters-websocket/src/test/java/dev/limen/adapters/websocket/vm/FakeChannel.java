package dev.limen.adapters.websocket.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.websocket.channel.ClientChannel;
import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.domain.change.Position;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A channel whose client reads when the test says so. */
final class FakeChannel implements ClientChannel {

    private final List<JsonObject> frames = new ArrayList<>();
    private final Deque<CompletableFuture<Void>> untaken = new ArrayDeque<>();
    private final Consumer<JsonObject> watcher;
    private boolean reading = true;
    private @Nullable StreamEnd ending;
    private boolean cut;
    private long backlog;

    FakeChannel() {
        this(frame -> {});
    }

    /** @param watcher sees every frame when it is sent */
    FakeChannel(Consumer<JsonObject> watcher) {
        this.watcher = watcher;
    }

    @Override
    public CompletionStage<Void> send(Position seq, String json) {
        JsonObject frame = new JsonObject(json);
        assertEquals(seq.value(), frame.getLong("seq"));
        watcher.accept(frame);
        frames.add(frame);
        CompletableFuture<Void> taken = new CompletableFuture<>();
        if (reading) {
            taken.complete(null);
        } else {
            untaken.add(taken);
        }
        return taken;
    }

    @Override
    public void close(StreamEnd why) {
        ending = why;
    }

    @Override
    public void cut() {
        cut = true;
    }

    @Override
    public long backlog() {
        return backlog;
    }

    void backlog(long bytes) {
        backlog = bytes;
    }

    FakeChannel stopsReading() {
        reading = false;
        return this;
    }

    void readsOn() {
        reading = true;
        while (readsOne()) {
            // until nothing is left
        }
    }

    boolean readsOne() {
        CompletableFuture<Void> first = untaken.poll();
        return first != null && first.complete(null);
    }

    void breaks() {
        untaken.remove().completeExceptionally(new IllegalStateException("WebSocket is closed"));
    }

    @Nullable
    StreamEnd ending() {
        return ending;
    }

    boolean isCut() {
        return cut;
    }

    /** What has been sent so far: {@code [1, 2]} for a list, {@code 1@3} for an update of VM 1 to version 3. */
    List<String> told() {
        return frames.stream().map(FakeChannel::brief).toList();
    }

    List<Long> seqs() {
        return frames.stream().map(frame -> frame.getLong("seq")).toList();
    }

    private static String brief(JsonObject frame) {
        JsonObject vm = frame.getJsonObject("vm");
        return vm == null
                ? frame.getJsonArray("vms").stream()
                        .map(listed -> ((JsonObject) listed).getLong("id"))
                        .toList()
                        .toString()
                : vm.getLong("id") + "@" + vm.getLong("version");
    }
}

package dev.limen.adapters.websocket.vm;

import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from whoever has just committed them and passes them on, one by one and in order, on a thread of its
 * own. When more than a limit is waiting, only the latest of each VM is kept.
 */
final class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final Executor executor;
    private final Consumer<VmEvent> reader;
    private final int limit;
    private Deque<VmEvent> events = new ArrayDeque<>();
    private int condenseAt;
    private boolean beingRead;

    Inbox(Executor executor, Consumer<VmEvent> reader, int limit) {
        this.executor = executor;
        this.reader = reader;
        this.limit = limit;
        this.condenseAt = limit;
    }

    void put(List<VmEvent> happened) {
        if (add(happened)) {
            executor.execute(this::readAll);
        }
    }

    private synchronized boolean add(List<VmEvent> happened) {
        events.addAll(happened);
        if (events.size() > condenseAt) {
            condense();
        }
        boolean wake = !beingRead && !events.isEmpty();
        beingRead |= wake;
        return wake;
    }

    /** The next time only when as much again has come, so that it costs little for each event. */
    private void condense() {
        SequencedMap<VmId, VmEvent> latest = new LinkedHashMap<>();
        events.forEach(event -> latest.merge(event.vm().id(), event, Inbox::latest));
        events = new ArrayDeque<>(latest.values());
        condenseAt = Math.max(limit, 2 * events.size());
    }

    private static VmEvent latest(VmEvent one, VmEvent other) {
        return one instanceof VmEvent.VmDeleted
                        || one.vm().version() > other.vm().version()
                ? one
                : other;
    }

    private void readAll() {
        VmEvent next = take();
        while (next != null) {
            read(next);
            next = take();
        }
    }

    private void read(VmEvent event) {
        try {
            reader.accept(event);
        } catch (RuntimeException fault) {
            LOG.error("A change of a VM could not be told", fault);
        }
    }

    private synchronized @Nullable VmEvent take() {
        beingRead = !events.isEmpty();
        return events.poll();
    }
}

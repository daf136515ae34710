package dev.limen.application.hypervisor;

import dev.limen.domain.hypervisor.GuestEvent;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Delivers events to a hypervisor's listener, in order, on one thread, so that the hypervisor's own event loop never
 * waits for a listener. More than {@link #MAX_PENDING} events that wait become one {@link GuestEvent.Resync}.
 */
public final class GuestEventDispatcher implements AutoCloseable {

    static final int MAX_PENDING = 10_000;
    private static final System.Logger LOG = System.getLogger(GuestEventDispatcher.class.getName());

    private final ThreadPoolExecutor thread;
    private Consumer<GuestEvent> listener = event -> {};

    public GuestEventDispatcher(String threadName) {
        thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_PENDING),
                Thread.ofPlatform().name(threadName).daemon().factory(),
                (event, full) -> resyncInstead());
    }

    /** Later events go to this listener, and to no other. */
    public synchronized void listen(Consumer<GuestEvent> next) {
        listener = next;
    }

    public synchronized void dispatch(GuestEvent event) {
        Consumer<GuestEvent> addressee = listener;
        thread.execute(() -> deliver(event, addressee));
    }

    private void resyncInstead() {
        if (!thread.isShutdown()) {
            thread.getQueue().clear();
            dispatch(new GuestEvent.Resync());
        }
    }

    private static void deliver(GuestEvent event, Consumer<GuestEvent> addressee) {
        try {
            addressee.accept(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The listener failed on " + event, e);
        }
    }

    /** Whatever waits is not delivered. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}

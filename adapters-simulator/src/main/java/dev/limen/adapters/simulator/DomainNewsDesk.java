package dev.limen.adapters.simulator;

import dev.limen.domain.hypervisor.GuestEvent;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Tells the listener what has happened, in order, on a thread of its own. */
final class DomainNewsDesk implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DomainNewsDesk.class.getName());

    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("simulator-events").factory());
    private volatile Consumer<GuestEvent> listener = event -> {};
    private volatile boolean muted;

    void listen(Consumer<GuestEvent> newListener) {
        listener = newListener;
    }

    /** Swallows what happens from now on, as a lost connection would; or not any more. */
    void mute(boolean swallow) {
        muted = swallow;
    }

    void tell(GuestEvent event) {
        if (muted) {
            return;
        }
        Consumer<GuestEvent> addressee = listener;
        try {
            teller.execute(() -> deliver(event, addressee));
        } catch (RejectedExecutionException closed) {
            LOG.log(System.Logger.Level.DEBUG, "Nobody is told any more: {0}", event);
        }
    }

    /** A listener that has been replaced in the meantime hears nothing any more. */
    private void deliver(GuestEvent event, Consumer<GuestEvent> addressee) {
        if (addressee != listener) {
            return;
        }
        try {
            addressee.accept(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The listener failed on " + event, e);
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }
}

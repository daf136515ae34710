package dev.limen.adapters.libvirt;

import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.vm.VmUuid;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands news to the listener on a thread of its own, since libvirt's callbacks must return at once. What the listener
 * has not heard yet is merged per domain; beyond a bound all of it becomes one {@link GuestEvent.Resync}.
 */
final class News {

    private static final System.Logger LOG = System.getLogger(News.class.getName());
    static final int BOUND = 10_000;

    private final Set<VmUuid> changed = new LinkedHashSet<>();
    private final Thread teller =
            Thread.ofPlatform().name("libvirt-news").daemon().unstarted(this::tell);
    private @Nullable Consumer<GuestEvent> listener;
    private boolean resync;
    private boolean closed;

    void start() {
        teller.start();
    }

    synchronized void listen(Consumer<GuestEvent> next) {
        listener = next;
        notifyAll();
    }

    synchronized void changed(VmUuid uuid) {
        changed.add(uuid);
        if (changed.size() > BOUND) {
            resync();
        }
        notifyAll();
    }

    synchronized void resync() {
        changed.clear();
        resync = true;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void tell() {
        try {
            for (Runnable next = next(); next != null; next = next()) {
                next.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null at the end. */
    private synchronized @Nullable Runnable next() throws InterruptedException {
        while (!closed) {
            Consumer<GuestEvent> to = listener;
            if (to != null && (resync || !changed.isEmpty())) {
                GuestEvent event = take();
                return () -> tell(to, event);
            }
            wait();
        }
        return null;
    }

    private GuestEvent take() {
        if (resync) {
            resync = false;
            return new GuestEvent.Resync();
        }
        VmUuid first = changed.iterator().next();
        changed.remove(first);
        return new GuestEvent.StateChanged(first);
    }

    private static void tell(Consumer<GuestEvent> listener, GuestEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The listener to the hypervisor's news failed", e);
        }
    }
}

package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.Wire;
import dev.limen.application.vm.ListVms;
import dev.limen.domain.vm.VmFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Reads lists for receivers. Everybody of the same view who asks before a read has begun shares it, so that a deletion
 * costs one read for each view and not for each socket.
 */
final class Listings {

    private static final Logger LOG = Logger.getLogger(Listings.class);

    /** Leaves most of a usual pool of database connections to those who do something. */
    private static final int AT_ONCE = 4;

    private final ListVms listVms;
    private final Wire wire;
    private final Executor executor;
    private final LongSupplier lastTold;
    private final BiConsumer<Listing, List<Receiver>> delivery;
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final Map<Viewer, List<Receiver>> asking = new HashMap<>();

    /** @param lastTold the number of the last thing told */
    Listings(
            ListVms listVms,
            Wire wire,
            Executor executor,
            LongSupplier lastTold,
            BiConsumer<Listing, List<Receiver>> delivery) {
        this.listVms = listVms;
        this.wire = wire;
        this.executor = executor;
        this.lastTold = lastTold;
        this.delivery = delivery;
    }

    /** Returns at once; the list that comes was read after this call. */
    void request(Receiver receiver) {
        Viewer viewer = receiver.viewer();
        boolean first;
        synchronized (asking) {
            first = !asking.containsKey(viewer);
            asking.computeIfAbsent(viewer, v -> new ArrayList<>()).add(receiver);
        }
        if (first) {
            executor.execute(() -> read(viewer));
        }
    }

    private void read(Viewer viewer) {
        permits.acquireUninterruptibly();
        try {
            List<Receiver> receivers = receiversOf(viewer);
            try {
                delivery.accept(read(viewer, receivers.getFirst()), receivers);
            } catch (RuntimeException failure) {
                LOG.warn("A list of VMs could not be read; " + receivers.size() + " sockets are closed", failure);
                receivers.forEach(receiver -> receiver.end(Ending.FAULT));
            }
        } finally {
            permits.release();
        }
    }

    private List<Receiver> receiversOf(Viewer viewer) {
        synchronized (asking) {
            return List.copyOf(asking.remove(viewer));
        }
    }

    private Listing read(Viewer viewer, Receiver anyOfThem) {
        long asOf = lastTold.getAsLong();
        var page = listVms.handle(VmFilter.all(), anyOfThem.session().actor());
        return new Listing(viewer, page.vms(), asOf, wire);
    }
}

package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.adapters.websocket.frame.Viewer;
import dev.limen.adapters.websocket.frame.VmListing;
import dev.limen.domain.change.ChangeLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * Reads lists for subscriptions. All of the same view that ask before a read has begun share it, so that a removal costs
 * one read for each view and not for each client.
 */
final class VmSnapshots {

    private static final Logger LOG = Logger.getLogger(VmSnapshots.class);

    private final ChangeLog log;
    private final StreamContext context;
    private final Executor executor;
    private final BiConsumer<VmListing, List<Subscription>> delivery;
    private final Map<Viewer, List<Subscription>> asking = new HashMap<>();

    VmSnapshots(
            ChangeLog log,
            StreamContext context,
            Executor executor,
            BiConsumer<VmListing, List<Subscription>> delivery) {
        this.log = log;
        this.context = context;
        this.executor = executor;
        this.delivery = delivery;
    }

    /** Returns at once; the list that comes was read after this call. */
    synchronized void request(Subscription subscription) {
        asking.computeIfAbsent(subscription.viewer(), viewer -> {
                    executor.execute(() -> read(viewer));
                    return new ArrayList<>();
                })
                .add(subscription);
    }

    private synchronized List<Subscription> take(Viewer viewer) {
        return asking.remove(viewer);
    }

    private void read(Viewer viewer) {
        List<Subscription> subscriptions = take(viewer);
        try {
            delivery.accept(listing(viewer), subscriptions);
        } catch (RuntimeException failure) {
            LOG.warn("A list of VMs could not be read; " + subscriptions.size() + " streams end", failure);
            subscriptions.forEach(subscription -> subscription.end(StreamEnd.FAULT));
        }
    }

    /** Written as JSON here, where no lock is held; most subscriptions send it as it is. */
    private VmListing listing(Viewer viewer) {
        VmListing listing =
                new VmListing(log.vmSnapshot(viewer.owner()), context.clock().instant(), context.format());
        listing.frame(listing.position(), Set.of()).json();
        return listing;
    }
}

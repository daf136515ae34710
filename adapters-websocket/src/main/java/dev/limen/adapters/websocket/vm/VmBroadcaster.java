package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.Frame;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Broadcasts the changes of VMs that the feed tells of to the subscriptions that may see them. The feed tells in order
 * and once, so nothing is remembered here but the position.
 *
 * <p>Locks are taken in the order broadcaster, subscription.
 */
final class VmBroadcaster implements ChangeFeed.Listener, VmReads {

    private static final Logger LOG = Logger.getLogger(VmBroadcaster.class);
    private static final int REPLAY_BATCH_SIZE = 100;

    private record EarlyListing(VmListing listing, List<Subscription> subscriptions) {}

    private final ChangeLog log;
    private final StreamContext context;
    private final Executor executor;
    private final VmSnapshots snapshots;
    private final Subscriptions subscriptions = new Subscriptions();
    private final List<EarlyListing> earlyListings = new ArrayList<>();
    private Position position = Position.START;
    private boolean down;

    /** @param executor reads, never on the thread that asks for it */
    VmBroadcaster(ChangeLog log, StreamContext context, Executor executor) {
        this.log = log;
        this.context = context;
        this.executor = executor;
        this.snapshots = new VmSnapshots(log, context, executor, this::deliver);
    }

    /** Adds a client, to whom nothing is sent before the subscription is opened. */
    synchronized Subscription subscribe(ClientChannel channel, Session session, @Nullable Position since) {
        Subscription subscription = new Subscription(channel, session, since, this, context);
        subscriptions.add(subscription);
        if (down) {
            subscription.end(StreamEnd.SHUTDOWN);
        }
        return subscription;
    }

    synchronized void remove(Subscription subscription) {
        subscriptions.remove(subscription);
        subscription.end(StreamEnd.FAULT);
    }

    /** A session of this user's is over. */
    synchronized void end(UserId user, FamilyId session, StreamEnd why) {
        subscriptions.ofUser(user).stream()
                .filter(subscription -> subscription.session().family().equals(session))
                .forEach(subscription -> subscription.end(why));
    }

    /** Looks again who among those of one user, or among all, may go on. */
    void review(Optional<UserId> user, Predicate<Session> mayGoOn) {
        subscribed(user).stream()
                .filter(subscription -> !mayGoOn.test(subscription.session()))
                .forEach(subscription -> subscription.end(StreamEnd.NOT_ALLOWED));
    }

    private synchronized List<Subscription> subscribed(Optional<UserId> user) {
        return List.copyOf(user.map(subscriptions::ofUser).orElseGet(subscriptions::all));
    }

    /** Ends subscriptions whose token has expired or whose client does not read. */
    synchronized void check() {
        subscriptions.all().forEach(Subscription::check);
    }

    /** Ends every subscription, and those that still come. */
    synchronized void shutDown() {
        down = true;
        subscriptions.all().forEach(subscription -> subscription.end(StreamEnd.SHUTDOWN));
    }

    @Override
    public synchronized void changed(LoggedChange entry) {
        switch (entry.change()) {
            case Change.VmChanged(VmView vm, @Nullable UserId previousOwner) -> {
                if (previousOwner != null) {
                    subscriptions
                            .in(Viewer.ofOwner(previousOwner))
                            .forEach(subscription -> subscription.gone(vm.id(), entry.position()));
                }
                SharedFrame update =
                        new SharedFrame(new Frame.VmUpdate(entry.position(), entry.at(), vm), context.format());
                subscriptions.seeingThoseOf(vm.owner()).forEach(subscription -> subscription.changed(update));
            }
            case Change.VmRemoved(VmView vm) ->
                subscriptions
                        .seeingThoseOf(vm.owner())
                        .forEach(subscription -> subscription.gone(vm.id(), entry.position()));
            case Change.SessionChanged session -> {}
        }
        position = entry.position();
        deliverEarly();
    }

    /** Going back, the storage is another one, and what clients have of it means nothing. */
    @Override
    public synchronized void resync(Position now) {
        boolean back = now.compareTo(position) < 0;
        position = now;
        subscriptions.all().forEach(subscription -> {
            if (back) {
                subscription.end(StreamEnd.FAULT);
            } else {
                subscription.lost(now);
            }
        });
        deliverEarly();
    }

    @Override
    public void readList(Subscription subscription) {
        snapshots.request(subscription);
    }

    private void deliver(VmListing listing, List<Subscription> readers) {
        if (!isEarly(listing, readers)) {
            readers.forEach(subscription -> subscription.list(listing));
        }
    }

    /** A list may be ahead of what the feed has told. Then it waits, so that its place among the updates is known. */
    private synchronized boolean isEarly(VmListing listing, List<Subscription> readers) {
        boolean early = listing.position().compareTo(position) > 0;
        if (early) {
            earlyListings.add(new EarlyListing(listing, readers));
        }
        return early;
    }

    private void deliverEarly() {
        earlyListings.removeIf(read -> {
            boolean due = read.listing.position().compareTo(position) <= 0;
            if (due) {
                executor.execute(() -> read.subscriptions.forEach(subscription -> subscription.list(read.listing)));
            }
            return due;
        });
    }

    @Override
    public void readLog(Subscription subscription) {
        executor.execute(() -> {
            Position joinedAt = join(subscription);
            try {
                subscription.replay(
                        joinedAt,
                        log.vmChangesAfter(
                                subscription.seen(), subscription.session().actor(), REPLAY_BATCH_SIZE));
            } catch (RuntimeException failure) {
                LOG.warn("The change log could not be read; a stream ends", failure);
                subscription.end(StreamEnd.FAULT);
            }
        });
    }

    private synchronized Position join(Subscription subscription) {
        subscription.join();
        return position;
    }
}

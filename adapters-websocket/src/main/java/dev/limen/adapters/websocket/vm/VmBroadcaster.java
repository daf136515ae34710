package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.Frame;
import dev.limen.adapters.websocket.channel.ClientChannel;
import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.adapters.websocket.frame.SharedFrame;
import dev.limen.adapters.websocket.frame.Viewer;
import dev.limen.adapters.websocket.frame.VmListing;
import dev.limen.application.reconciliation.CoalescingTask;
import dev.limen.application.reconciliation.TaskScheduler;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.Session;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Broadcasts the changes of VMs that the feed tells of to the subscriptions that may see them. The feed tells in order
 * and once, so nothing is remembered here but the position. Subscriptions of a user who was changed are withheld from
 * there on, and reviewed in the background: they go on, or end.
 *
 * <p>Locks are taken in the order broadcaster, subscription.
 */
public final class VmBroadcaster implements ChangeFeed.Listener {

    private static final Logger LOG = Logger.getLogger(VmBroadcaster.class);
    private static final int REPLAY_BATCH_SIZE = 100;

    private final ChangeLog log;
    private final StreamContext context;
    private final Predicate<Session> mayGoOn;
    private final Executor reads;
    private final VmSnapshots snapshots;
    private final CoalescingTask reviews;
    private final Subscriptions subscriptions = new Subscriptions();
    private final NavigableMap<Position, List<Runnable>> earlyListings = new TreeMap<>();
    private Position position = Position.START;
    private boolean down;

    /**
     * @param mayGoOn may block; what it says has every change in it of which the feed has told here
     * @param reads never on the thread that asks for it
     */
    VmBroadcaster(
            ChangeLog log, StreamContext context, Predicate<Session> mayGoOn, TaskScheduler scheduler, Executor reads) {
        this.log = log;
        this.context = context;
        this.mayGoOn = mayGoOn;
        this.reads = reads;
        this.snapshots = new VmSnapshots(log, context, reads, this::deliver);
        this.reviews = new CoalescingTask("The review of streams", this::review, scheduler);
    }

    /**
     * Adds a client, to whom nothing is sent before the subscription is opened.
     *
     * @param since up to where the client has seen the stream; null for a list to begin with
     */
    public synchronized Subscription subscribe(ClientChannel channel, Session session, @Nullable Position since) {
        Subscription subscription = new Subscription(channel, session, since, this, context);
        subscriptions.add(subscription);
        if (down) {
            subscription.end(StreamEnd.SHUTDOWN);
        }
        return subscription;
    }

    /**
     * Lets the stream begin. From when it was added on, a subscription ends with its session; whether that had ended
     * before is found out by asking, which may block.
     */
    public void open(Subscription subscription) {
        if (mayGoOn.test(subscription.session())) {
            subscription.open();
        } else {
            subscription.end(StreamEnd.NOT_ALLOWED);
        }
    }

    /** The client is gone. */
    public synchronized void remove(Subscription subscription) {
        subscriptions.remove(subscription);
        subscription.end(StreamEnd.FAULT);
    }

    private void withhold(Set<Subscription> those, Position at) {
        if (!those.isEmpty()) {
            those.forEach(subscription -> subscription.withhold(at));
            reviews.request();
        }
    }

    private void review() {
        List<Subscription> all;
        Position asOf;
        synchronized (this) {
            all = List.copyOf(subscriptions.all());
            asOf = position;
        }
        for (Subscription subscription : all) {
            if (subscription.isWithheld()) {
                if (mayGoOn.test(subscription.session())) {
                    subscription.goOn(asOf);
                } else {
                    subscription.end(StreamEnd.NOT_ALLOWED);
                }
            }
        }
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
                            .in(new Viewer(previousOwner))
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
            case Change.SessionChanged(SessionChange.Ended(var family, UserId user, var why)) ->
                subscriptions.ofUser(user).stream()
                        .filter(subscription -> subscription.session().family().equals(family))
                        .forEach(subscription -> subscription.end(StreamEnd.of(why)));
            case Change.SessionChanged(SessionChange.OfUser(UserId user)) ->
                withhold(subscriptions.ofUser(user), entry.position());
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
        withhold(subscriptions.all(), now);
        deliverEarly();
    }

    /** Answers later by {@link Subscription#list}, or ends the subscription. */
    void readList(Subscription subscription) {
        snapshots.request(subscription);
    }

    /** A list may be ahead of what the feed has told. Then it waits, so that its place among the updates is known. */
    private void deliver(VmListing listing, List<Subscription> readers) {
        Runnable delivery = () -> readers.forEach(subscription -> subscription.list(listing));
        synchronized (this) {
            if (listing.position().compareTo(position) > 0) {
                earlyListings
                        .computeIfAbsent(listing.position(), at -> new ArrayList<>())
                        .add(delivery);
                return;
            }
        }
        delivery.run();
    }

    private void deliverEarly() {
        Map<Position, List<Runnable>> due = earlyListings.headMap(position, true);
        due.values().forEach(deliveries -> deliveries.forEach(reads::execute));
        due.clear();
    }

    /** Answers later by {@link Subscription#replay}, or ends the subscription. */
    void readLog(Subscription subscription) {
        reads.execute(() -> {
            if (!subscription.isOpen()) {
                return;
            }
            Position since;
            Position joinedAt;
            synchronized (this) {
                since = subscription.join();
                joinedAt = position;
            }
            try {
                subscription.replay(
                        joinedAt,
                        log.vmChangesAfter(since, subscription.session().actor(), REPLAY_BATCH_SIZE));
            } catch (RuntimeException failure) {
                LOG.warn("The change log could not be read; a stream ends", failure);
                subscription.end(StreamEnd.FAULT);
            }
        });
    }
}

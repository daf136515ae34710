package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.WebSocketSettings;
import dev.limen.adapters.websocket.Wire;
import dev.limen.application.vm.ListVms;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmView;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells every socket of the changes that its user may see. What is told once is in the order of commits for each VM,
 * whatever the order in which the units that committed get here; and nothing is told of a VM after its end.
 *
 * <p>Locks are taken in the order feed, receiver, listings.
 */
final class VmFeed {

    /** Far more deletions than can be on their way here at once. */
    private static final int GRAVES = 10_000;

    private final Wire wire;
    private final WebSocketSettings settings;
    private final InstantSource clock;
    private final Listings listings;
    private final Ledger ledger = new Ledger(GRAVES);
    private final Audience audience = new Audience();
    private final AtomicLong told = new AtomicLong();
    private boolean down;

    /** @param executor reads lists, never on the thread that asks for them */
    VmFeed(ListVms listVms, Wire wire, WebSocketSettings settings, InstantSource clock, Executor executor) {
        this.wire = wire;
        this.settings = settings;
        this.clock = clock;
        this.listings = new Listings(listVms, wire, executor, told::get, this::deliver);
    }

    /** Takes note of a socket. What happens from now on is kept for it, and sent once it is opened. */
    synchronized Receiver enter(Line line, Session session) {
        Receiver receiver = new Receiver(line, session, listings::request, clock, settings.maxWaiting());
        audience.add(receiver);
        if (down) {
            receiver.end(Ending.SHUTDOWN);
        }
        return receiver;
    }

    synchronized void leave(Receiver receiver) {
        audience.remove(receiver);
        receiver.end(Ending.FAULT);
    }

    /** A session of this user's is over. */
    synchronized void end(UserId user, FamilyId session, Ending why) {
        audience.ofUser(user).stream()
                .filter(receiver -> receiver.session().family().equals(session))
                .forEach(receiver -> receiver.end(why));
    }

    /** Looks again who among those of one user, or among all, may go on. */
    void review(Optional<UserId> user, Predicate<Session> mayGoOn) {
        listeners(user).stream()
                .filter(receiver -> !mayGoOn.test(receiver.session()))
                .forEach(receiver -> receiver.end(Ending.NOT_ALLOWED));
    }

    private synchronized List<Receiver> listeners(Optional<UserId> user) {
        return List.copyOf(user.map(audience::ofUser).orElseGet(audience::all));
    }

    /** Ends sockets whose token has expired or whose client does not read. */
    synchronized void check() {
        var now = clock.instant();
        audience.all().forEach(receiver -> receiver.check(now, settings.stalledAfter(), settings.closingGrace()));
    }

    /** Says goodbye to everybody, and to whoever still comes. */
    synchronized void shutDown() {
        down = true;
        audience.all().forEach(receiver -> receiver.end(Ending.SHUTDOWN));
    }

    /** Tells of a committed event whoever may know, unless it is old news. */
    synchronized void tell(VmEvent event) {
        switch (event) {
            case VmEvent.VmChanged changed -> changed(changed.vm());
            case VmEvent.VmDeleted deleted ->
                deleted(deleted.vm().id(), Optional.of(deleted.vm().owner()));
        }
    }

    /** As {@link #tell}, of an event that may have been told already. */
    synchronized void tellOnce(VmEvent event) {
        if (event instanceof VmEvent.VmDeleted || ledger.hasMissed(event.vm())) {
            tell(event);
        }
    }

    private void changed(VmView vm) {
        if (ledger.isNews(vm)) {
            ledger.note(vm)
                    .filter(owner -> !owner.equals(vm.owner()))
                    .map(Viewer::ofOwner)
                    .ifPresent(before -> audience.in(before).forEach(receiver -> receiver.gone(vm.id())));
            Update update = new Update(vm, told.incrementAndGet(), wire);
            audience.seeingThoseOf(vm.owner()).forEach(receiver -> receiver.changed(update));
        }
    }

    /** Whoever owns it now and whoever was told to own it may see it still. */
    private void deleted(VmId id, Optional<UserId> owner) {
        if (!ledger.isBuried(id)) {
            told.incrementAndGet();
            Stream.concat(ledger.bury(id).stream(), owner.stream())
                    .flatMap(audience::seeingThoseOf)
                    .distinct()
                    .forEach(receiver -> receiver.gone(id));
        }
    }

    /**
     * Tells of everything that has changed without being told of here.
     *
     * @param reading reads every VM as it is committed
     */
    void catchUp(Supplier<List<VmView>> reading) {
        Set<VmId> before = living();
        List<VmView> now = reading.get();
        Set<VmId> gone = new HashSet<>(before);
        now.forEach(vm -> gone.remove(vm.id()));
        synchronized (this) {
            now.stream().filter(ledger::hasMissed).forEach(this::changed);
            gone.forEach(id -> deleted(id, Optional.empty()));
        }
    }

    private synchronized Set<VmId> living() {
        return ledger.living();
    }

    private synchronized void deliver(Listing listing, List<Receiver> receivers) {
        if (ledger.outdates(listing)) {
            receivers.forEach(listings::request);
        } else {
            ledger.note(listing);
            receivers.forEach(receiver -> receiver.list(listing));
        }
    }
}

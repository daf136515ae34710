package dev.limen.adapters.websocket.vm;

import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One socket that hears of VMs. Frames are handed to the network up to a small number ahead of it; what is more waits
 * here, at most one update for each VM, a newer one in the place of the older. A list that is due is read when the
 * network has taken everything before, so that any number of lists that come due meanwhile are one.
 */
final class Receiver {

    private static final Logger LOG = Logger.getLogger(Receiver.class);

    /** Enough to keep a fast reader from ever missing an intermediate state, little enough to hold for a slow one. */
    private static final int AHEAD = 32;

    /** More than any list; only a client that asks for answers without reading them gets here. */
    private static final long MAX_BACKLOG = 64L << 20;

    private enum ListState {
        WITHHELD,
        DUE,
        BEING_READ,
        SENT
    }

    private final Line line;
    private final Session session;
    private final Consumer<Receiver> listings;
    private final InstantSource clock;
    private final int maxWaiting;
    private final SequencedMap<VmId, Update> waiting = new LinkedHashMap<>();
    private ListState list = ListState.WITHHELD;
    private int underway;
    private boolean advancing;
    private Instant lastTaken;
    private @Nullable Instant ended;

    /** @param listings asked for a list when one is due; answers later with {@link #list} or {@link #end} */
    Receiver(Line line, Session session, Consumer<Receiver> listings, InstantSource clock, int maxWaiting) {
        this.line = line;
        this.session = session;
        this.listings = listings;
        this.clock = clock;
        this.maxWaiting = maxWaiting;
        this.lastTaken = clock.instant();
    }

    Viewer viewer() {
        return Viewer.of(session.actor());
    }

    Session session() {
        return session;
    }

    UserId user() {
        return session.actor().id();
    }

    /** From now on the client may be told: first the list, then everything that was kept back. */
    synchronized void open() {
        list = ListState.DUE;
        advance();
    }

    synchronized void changed(Update update) {
        if (ended != null) {
            return;
        }
        waiting.put(update.id(), update);
        advance();
        if (waiting.size() > maxWaiting) {
            end(Ending.TOO_SLOW);
        }
    }

    /** The client sees this VM no more. */
    synchronized void gone(VmId id) {
        waiting.remove(id);
        if (list == ListState.SENT) {
            list = ListState.DUE;
            advance();
        }
    }

    synchronized void list(Listing listing) {
        if (ended == null) {
            waiting.values().removeIf(listing::supersedes);
            list = ListState.SENT;
            send(listing.frame());
            advance();
        }
    }

    synchronized void end(Ending why) {
        if (ended == null) {
            ended = clock.instant();
            waiting.clear();
            line.close(why);
        }
    }

    /** Ends what time has come for. */
    synchronized void check(Instant now, Duration patience, Duration grace) {
        if (ended != null) {
            if (now.isAfter(ended.plus(grace))) {
                line.cut();
            }
        } else if (!now.isBefore(session.expiresAt())) {
            end(Ending.NOT_ALLOWED);
        } else if (line.backlog() > MAX_BACKLOG) {
            end(Ending.TOO_SLOW);
            line.cut();
        } else if (underway > 0 && isBehind() && now.isAfter(lastTaken.plus(patience))) {
            end(Ending.TOO_SLOW);
        }
    }

    private boolean isBehind() {
        return list == ListState.DUE || !waiting.isEmpty();
    }

    /** Does what can be done. What completes at once comes back here, and finds the loop at work. */
    private void advance() {
        if (advancing) {
            return;
        }
        advancing = true;
        try {
            boolean more = true;
            while (more) {
                more = ended == null && step();
            }
        } catch (RuntimeException fault) {
            LOG.error("A VM could not be written as JSON", fault);
            end(Ending.FAULT);
        } finally {
            advancing = false;
        }
    }

    private boolean step() {
        return switch (list) {
            case WITHHELD, BEING_READ -> false;
            case DUE -> underway == 0 && askForList();
            case SENT -> underway < AHEAD && !waiting.isEmpty() && sendFirst();
        };
    }

    private boolean askForList() {
        list = ListState.BEING_READ;
        listings.accept(this);
        return true;
    }

    private boolean sendFirst() {
        send(waiting.pollFirstEntry().getValue().frame());
        return true;
    }

    private void send(String frame) {
        if (underway == 0) {
            lastTaken = clock.instant();
        }
        underway++;
        line.send(frame).whenComplete((nothing, failure) -> taken(failure));
    }

    private synchronized void taken(@Nullable Throwable failure) {
        underway--;
        lastTaken = clock.instant();
        if (failure == null) {
            advance();
        } else {
            end(Ending.FAULT);
        }
    }
}

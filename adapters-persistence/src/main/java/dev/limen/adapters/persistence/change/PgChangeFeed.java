package dev.limen.adapters.persistence.change;

import static java.util.Objects.requireNonNull;

import dev.limen.adapters.persistence.Reader;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the change log after the last position that was delivered, and delivers it to the listeners.
 * {@link NotificationListener} has it do so whenever anything was committed; whoever needs their own commit delivered
 * before they go on calls {@link #catchUp}.
 */
@Singleton
public final class PgChangeFeed implements ChangeFeed {

    private static final Logger LOG = Logger.getLogger(PgChangeFeed.class);
    private static final int MAX_BATCH_SIZE = 500;

    private final Reader reader;
    private final List<Listener> listeners = new ArrayList<>();
    private @Nullable Position position;
    private volatile boolean current;

    PgChangeFeed(Reader reader) {
        this.reader = reader;
    }

    @Override
    public synchronized void listen(Listener listener) {
        listeners.add(listener);
        if (position != null) {
            listener.resync(position);
        }
    }

    /** Whether what other processes commit is told here within moments, as far as this process knows. */
    public boolean isCurrent() {
        return current;
    }

    /** Tells what was committed before this call. If that fails, the feed is not current until it has succeeded. */
    public void catchUp() {
        try {
            reader.read(session -> {
                readOn(session);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.debug("A commit of this process could not be delivered at once", e);
            disconnected();
        }
    }

    /** The caller hears of every later commit, and calls {@link #follow} then. */
    synchronized void connected(StatelessSession session) {
        Position head = SqlChangeLog.head(session);
        if (position == null || position.compareTo(head) > 0) {
            resync(head);
        }
    }

    synchronized void follow(StatelessSession session) {
        readOn(session);
        current = true;
    }

    synchronized void disconnected() {
        current = false;
    }

    private synchronized void readOn(StatelessSession session) {
        boolean more = position != null;
        while (more) {
            List<LoggedChange> batch = next(session);
            batch.forEach(this::deliver);
            more = batch.size() == MAX_BATCH_SIZE;
        }
    }

    /** The next entries. Where one cannot be read, as of a newer version, all up to the latest count as lost. */
    private List<LoggedChange> next(StatelessSession session) {
        try {
            return SqlChangeLog.after(requireNonNull(position), MAX_BATCH_SIZE, session);
        } catch (RuntimeException unreadable) {
            Position head = SqlChangeLog.head(session);
            LOG.errorf(unreadable, "Changes up to %s cannot be read from the log", head.value());
            resync(head);
            return List.of();
        }
    }

    private void deliver(LoggedChange entry) {
        Position before = new Position(entry.position().value() - 1);
        if (!before.equals(position)) {
            LOG.warnf(
                    "Changes before %s were removed from the log before they were read",
                    entry.position().value());
            resync(before);
        }
        position = entry.position();
        notifyListeners(listener -> listener.changed(entry));
    }

    private void resync(Position begin) {
        position = begin;
        notifyListeners(listener -> listener.resync(begin));
    }

    private void notifyListeners(Consumer<Listener> what) {
        for (Listener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener failed", e);
            }
        }
    }
}

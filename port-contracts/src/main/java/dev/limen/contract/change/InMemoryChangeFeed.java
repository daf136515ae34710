package dev.limen.contract.change;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Follows the log of the store, on the thread that commits; a test may keep it from doing so for a while. */
public final class InMemoryChangeFeed implements ChangeFeed {

    private static final System.Logger LOG = System.getLogger(InMemoryChangeFeed.class.getName());

    private final InMemoryStore store;
    private final List<ChangeFeed.Listener> listeners = new ArrayList<>();
    private Position position;
    private boolean paused;

    public InMemoryChangeFeed(InMemoryStore store) {
        this.store = store;
        this.position = InMemoryChangeLog.head(store.committedChanges());
        store.follow(this::catchUp);
    }

    @Override
    public synchronized void listen(ChangeFeed.Listener listener) {
        listeners.add(listener);
        listener.resync(position);
    }

    /** From now on nothing is heard, as without a connection. */
    public synchronized void pause() {
        paused = true;
    }

    /** What has happened meanwhile is told, or that it is lost. */
    public synchronized void resume() {
        paused = false;
        catchUp();
    }

    private synchronized void catchUp() {
        if (!paused) {
            InMemoryChangeLog.after(position, store.committedChanges()).forEach(this::tell);
        }
    }

    private void tell(LoggedChange entry) {
        if (!entry.position().equals(position.next())) {
            Position lost = new Position(entry.position().value() - 1);
            tell(listener -> listener.resync(lost));
        }
        position = entry.position();
        tell(listener -> listener.changed(entry));
    }

    private void tell(Consumer<ChangeFeed.Listener> what) {
        for (ChangeFeed.Listener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "A listener failed", e);
            }
        }
    }
}

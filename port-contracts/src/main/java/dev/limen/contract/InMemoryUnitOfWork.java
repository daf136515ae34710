package dev.limen.contract;

import dev.limen.domain.storage.UnitOfWork;
import java.util.function.Supplier;

/** Runs one unit at a time, on a copy of the store. */
public final class InMemoryUnitOfWork implements UnitOfWork {

    private static final System.Logger LOG = System.getLogger(InMemoryUnitOfWork.class.getName());

    private final InMemoryStore store;

    public InMemoryUnitOfWork(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public <T> T execute(Supplier<T> work) {
        if (store.isInUnit()) {
            throw new IllegalStateException("units of work do not nest");
        }
        store.oneAtATime.lock();
        try {
            InMemoryStore.Committed<T> committed = store.commit(work);
            committed.afterCommit().forEach(InMemoryUnitOfWork::runLogged);
            return committed.result();
        } finally {
            store.oneAtATime.unlock();
        }
    }

    private static void runLogged(Runnable then) {
        try {
            then.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Failed after commit", e);
        }
    }

    @Override
    public void afterCommit(Runnable then) {
        store.unit().afterCommit().add(then);
    }

    @Override
    public boolean answers() {
        return store.isConnected();
    }
}

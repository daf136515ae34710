package dev.limen.domain.storage;

import java.util.function.Supplier;

/**
 * All or nothing on the storage. Units are short: no hypervisor call, no hashing, no waiting for a client happens in
 * one. They do not nest.
 */
public interface UnitOfWork {

    /**
     * Runs the work and commits what it did; whatever it throws undoes all of it.
     *
     * @throws StorageUnavailable when the storage cannot be reached; nothing has been committed, or it is not known
     * @throws IllegalStateException when called by work inside a unit
     */
    <T> T execute(Supplier<T> work);

    /** As {@link #execute}, for work without a result. */
    default void execute(Runnable work) {
        execute(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Called by work inside a unit: runs {@code then} on the same thread once the unit has committed, after what was
     * registered before it, and never when the unit fails. What it throws is logged and changes nothing.
     */
    void afterCommit(Runnable then);

    /** Whether the storage answers, asked now; false instead of any error. */
    boolean answers();
}

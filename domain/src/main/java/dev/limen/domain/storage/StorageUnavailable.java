package dev.limen.domain.storage;

/** The storage cannot be reached or refuses to work. Any port that reads or writes it may throw this. */
public final class StorageUnavailable extends RuntimeException {

    public StorageUnavailable(Throwable cause) {
        super("The database is not reachable at the moment.", cause);
    }
}

package dev.limen.adapters.persistence;

import dev.limen.domain.storage.StorageUnavailable;

/** LIMEN's tables. Until they are up to date, every port answers as if the database were away. */
public interface Schema {

    /**
     * Brings the tables up to date, and opens the ports. Later calls do nothing.
     *
     * @throws StorageUnavailable when the database is away, or went away meanwhile
     * @throws Unusable when trying again will not help; nothing has been written then, but for migrations before the one
     *     that failed
     */
    void prepare();

    /** The ports work from now on. */
    record Ready() {}

    /** LIMEN cannot work on what is in this database; the message says why, and what to do. */
    final class Unusable extends RuntimeException {

        Unusable(String message) {
            super(message);
        }
    }
}

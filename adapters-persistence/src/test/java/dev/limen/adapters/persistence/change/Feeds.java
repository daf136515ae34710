package dev.limen.adapters.persistence.change;

import dev.limen.adapters.persistence.Reader;
import jakarta.inject.Singleton;

/** Feeds of other processes. */
@Singleton
public class Feeds {

    private final Reader reader;

    Feeds(Reader reader) {
        this.reader = reader;
    }

    /** One that never hears anything. */
    public PgChangeFeed another() {
        return new PgChangeFeed(reader);
    }
}

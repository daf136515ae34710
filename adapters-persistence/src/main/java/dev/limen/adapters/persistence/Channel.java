package dev.limen.adapters.persistence;

import java.util.Locale;

/** What processes notify each other of. */
public enum Channel {
    LIMEN_VM,
    LIMEN_SESSION;

    /** Its name in the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.limen.domain.change;

import java.time.Instant;

/**
 * An entry of the change log.
 *
 * @param at when it was committed, by the clock of the storage
 */
public record LoggedChange(Position position, Instant at, Change change) {}

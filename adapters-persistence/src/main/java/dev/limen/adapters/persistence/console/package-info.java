/** Tickets for consoles in PostgreSQL. */
@NullMarked
package dev.limen.adapters.persistence.console;

import org.jspecify.annotations.NullMarked;

/** Consoles in PostgreSQL: tickets and viewers. */
@NullMarked
package dev.limen.adapters.persistence.console;

import org.jspecify.annotations.NullMarked;

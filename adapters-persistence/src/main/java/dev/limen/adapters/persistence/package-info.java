/** Keeps what LIMEN knows in PostgreSQL: units of work, and what all tables have in common. */
@NullMarked
package dev.limen.adapters.persistence;

import org.jspecify.annotations.NullMarked;

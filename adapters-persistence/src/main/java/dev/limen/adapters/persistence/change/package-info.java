/** The change log in PostgreSQL: reading it, and following it by the server's notifications. */
@NullMarked
package dev.limen.adapters.persistence.change;

import org.jspecify.annotations.NullMarked;

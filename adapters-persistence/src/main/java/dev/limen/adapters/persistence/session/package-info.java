/** Sessions in PostgreSQL, and hearing of what other processes do to them. */
@NullMarked
package dev.limen.adapters.persistence.session;

import org.jspecify.annotations.NullMarked;

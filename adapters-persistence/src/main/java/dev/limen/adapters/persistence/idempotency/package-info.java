/** Requests with keys in PostgreSQL. */
@NullMarked
package dev.limen.adapters.persistence.idempotency;

import org.jspecify.annotations.NullMarked;

/** Requests that may come again, and are carried out once all the same. */
@NullMarked
package dev.limen.domain.idempotency;

import org.jspecify.annotations.NullMarked;

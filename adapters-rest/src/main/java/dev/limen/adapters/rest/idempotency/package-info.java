/** Idempotency keys. */
@NullMarked
package dev.limen.adapters.rest.idempotency;

import org.jspecify.annotations.NullMarked;

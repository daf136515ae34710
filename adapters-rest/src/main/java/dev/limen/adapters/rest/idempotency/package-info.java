/** Answering requests with keys once. */
@NullMarked
package dev.limen.adapters.rest.idempotency;

import org.jspecify.annotations.NullMarked;

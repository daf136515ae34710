/** Use cases about requests that may come again. */
@NullMarked
package dev.limen.application.idempotency;

import org.jspecify.annotations.NullMarked;

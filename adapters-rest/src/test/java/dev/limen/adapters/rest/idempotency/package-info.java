/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.idempotency;

import org.jspecify.annotations.NullMarked;

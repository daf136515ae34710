/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.reconciliation;

import org.jspecify.annotations.NullMarked;

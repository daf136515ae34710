/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.audit;

import org.jspecify.annotations.NullMarked;

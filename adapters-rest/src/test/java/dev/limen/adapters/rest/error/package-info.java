/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.error;

import org.jspecify.annotations.NullMarked;

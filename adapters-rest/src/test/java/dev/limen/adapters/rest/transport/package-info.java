/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.transport;

import org.jspecify.annotations.NullMarked;

/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.quota;

import org.jspecify.annotations.NullMarked;

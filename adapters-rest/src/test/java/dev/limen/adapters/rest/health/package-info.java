/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.health;

import org.jspecify.annotations.NullMarked;

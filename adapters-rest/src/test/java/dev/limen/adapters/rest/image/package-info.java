/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.image;

import org.jspecify.annotations.NullMarked;

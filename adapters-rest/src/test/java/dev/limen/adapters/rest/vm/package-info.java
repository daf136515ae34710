/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.vm;

import org.jspecify.annotations.NullMarked;

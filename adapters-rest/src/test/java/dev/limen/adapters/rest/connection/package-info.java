/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.connection;

import org.jspecify.annotations.NullMarked;

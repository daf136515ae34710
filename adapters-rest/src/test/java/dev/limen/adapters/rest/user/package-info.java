/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.user;

import org.jspecify.annotations.NullMarked;

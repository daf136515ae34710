/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.session;

import org.jspecify.annotations.NullMarked;

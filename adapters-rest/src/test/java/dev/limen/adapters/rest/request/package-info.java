/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.request;

import org.jspecify.annotations.NullMarked;

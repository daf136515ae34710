/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.openapi;

import org.jspecify.annotations.NullMarked;

/** Tests of this part of the adapter. */
@NullMarked
package dev.limen.adapters.rest.http;

import org.jspecify.annotations.NullMarked;

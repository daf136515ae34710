/** Mapping failures to HTTP. */
@NullMarked
package dev.limen.adapters.rest.error;

import org.jspecify.annotations.NullMarked;

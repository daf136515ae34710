/** Builds the use cases and what they stand on. */
@NullMarked
package dev.limen.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;

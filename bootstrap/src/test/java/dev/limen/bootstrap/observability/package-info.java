/** Tests of the room of the same name. */
@NullMarked
package dev.limen.bootstrap.observability;

import org.jspecify.annotations.NullMarked;

/** Tests of the room of the same name. */
@NullMarked
package dev.limen.bootstrap.logging;

import org.jspecify.annotations.NullMarked;

/** Tests of the room of the same name. */
@NullMarked
package dev.limen.bootstrap.recovery;

import org.jspecify.annotations.NullMarked;

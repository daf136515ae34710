/** Tests of the room of the same name. */
@NullMarked
package dev.limen.bootstrap.background;

import org.jspecify.annotations.NullMarked;

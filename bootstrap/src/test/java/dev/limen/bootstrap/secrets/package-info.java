/** Tests of the room of the same name. */
@NullMarked
package dev.limen.bootstrap.secrets;

import org.jspecify.annotations.NullMarked;

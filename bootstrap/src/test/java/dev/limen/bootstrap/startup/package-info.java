/** Tests of the room of the same name. */
@NullMarked
package dev.limen.bootstrap.startup;

import org.jspecify.annotations.NullMarked;

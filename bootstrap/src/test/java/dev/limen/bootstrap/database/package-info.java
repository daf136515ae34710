/** Tests of the room of the same name. */
@NullMarked
package dev.limen.bootstrap.database;

import org.jspecify.annotations.NullMarked;

/** Tests of the room of the same name. */
@NullMarked
package dev.limen.bootstrap.tls;

import org.jspecify.annotations.NullMarked;

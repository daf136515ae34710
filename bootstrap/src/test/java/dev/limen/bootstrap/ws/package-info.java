/** Sockets as their clients see them, in the whole application. */
@NullMarked
package dev.limen.bootstrap.ws;

import org.jspecify.annotations.NullMarked;

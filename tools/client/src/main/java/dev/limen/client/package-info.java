/** A client of LIMEN's HTTP and WebSocket interface, for tools and tests. It knows nothing of the server's code. */
@NullMarked
package dev.limen.client;

import org.jspecify.annotations.NullMarked;

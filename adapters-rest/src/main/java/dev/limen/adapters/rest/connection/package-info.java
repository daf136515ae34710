/** TCP connections: where they are accepted, and which of them are given up. */
@NullMarked
package dev.limen.adapters.rest.connection;

import org.jspecify.annotations.NullMarked;

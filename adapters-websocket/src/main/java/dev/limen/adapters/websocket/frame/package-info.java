/** The frames that are on their way to one client: in which order they are sent, and which are left out. */
@NullMarked
package dev.limen.adapters.websocket.frame;

import org.jspecify.annotations.NullMarked;

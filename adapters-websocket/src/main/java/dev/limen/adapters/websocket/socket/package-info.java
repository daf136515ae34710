/** The stream as a WebSocket. */
@NullMarked
package dev.limen.adapters.websocket.socket;

import org.jspecify.annotations.NullMarked;

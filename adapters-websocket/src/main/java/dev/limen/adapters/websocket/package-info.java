/** Tells browsers over WebSocket and Server-Sent Events what happens, as it happens. */
@NullMarked
package dev.limen.adapters.websocket;

import org.jspecify.annotations.NullMarked;

/** Tells browsers over WebSocket what happens, as it happens. */
@NullMarked
package dev.limen.adapters.websocket;

import org.jspecify.annotations.NullMarked;

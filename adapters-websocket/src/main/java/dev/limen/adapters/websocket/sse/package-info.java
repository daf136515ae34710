/** The stream as Server-Sent Events. */
@NullMarked
package dev.limen.adapters.websocket.sse;

import org.jspecify.annotations.NullMarked;

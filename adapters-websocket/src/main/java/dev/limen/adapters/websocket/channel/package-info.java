/** The way out to one client, which may read slowly or not at all. */
@NullMarked
package dev.limen.adapters.websocket.channel;

import org.jspecify.annotations.NullMarked;

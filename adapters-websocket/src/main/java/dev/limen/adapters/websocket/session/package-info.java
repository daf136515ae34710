/** Who is admitted before a socket opens. */
@NullMarked
package dev.limen.adapters.websocket.session;

import org.jspecify.annotations.NullMarked;

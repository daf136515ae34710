/** Who is admitted before a stream opens. */
@NullMarked
package dev.limen.adapters.websocket.session;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.limen.adapters.websocket.session;

import org.jspecify.annotations.NullMarked;

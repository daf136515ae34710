@NullMarked
package dev.limen.adapters.websocket.frame;

import org.jspecify.annotations.NullMarked;

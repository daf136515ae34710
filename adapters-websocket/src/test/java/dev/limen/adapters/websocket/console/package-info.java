@NullMarked
package dev.limen.adapters.websocket.console;

import org.jspecify.annotations.NullMarked;

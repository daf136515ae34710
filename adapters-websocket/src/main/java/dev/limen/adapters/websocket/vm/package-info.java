/** The stream of VM changes: who may see what, in which order, and what becomes of clients that read slowly. */
@NullMarked
package dev.limen.adapters.websocket.vm;

import org.jspecify.annotations.NullMarked;

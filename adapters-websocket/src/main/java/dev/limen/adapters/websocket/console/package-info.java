/** The screens of VMs as WebSockets: who is let in, and the relay of bytes. */
@NullMarked
package dev.limen.adapters.websocket.console;

import org.jspecify.annotations.NullMarked;

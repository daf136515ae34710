/** Broadcasting the changes of VMs: who may see what, and when a list or the log is read for them. */
@NullMarked
package dev.limen.adapters.websocket.vm;

import org.jspecify.annotations.NullMarked;

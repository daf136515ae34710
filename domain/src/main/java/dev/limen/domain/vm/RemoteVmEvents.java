package dev.limen.domain.vm;

import java.util.function.Consumer;

/** Tells what other processes have committed to the same storage. */
public interface RemoteVmEvents {

    /**
     * From now on every change of a VM that another process commits is told, in the order of commits, on a thread that
     * the listener must not hold up; after a commit of this process that was not acknowledged, also changes of its own
     * that were told already. There is one listener; a second call replaces the first.
     *
     * @param missed told instead when changes may have been missed, as after a lost connection: every VM may have changed
     */
    void listen(Consumer<VmEvent> listener, Runnable missed);
}

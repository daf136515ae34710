package dev.limen.adapters.libvirt.connection;

import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import dev.limen.domain.hypervisor.HypervisorError;
import org.jspecify.annotations.Nullable;
import org.libvirt.LibvirtException;
import org.libvirt.event.LifecycleListener;

/** A connection to libvirt that is replaced when it is lost. */
public final class ReconnectingConnection {

    private final LibvirtSettings settings;
    private final @Nullable LifecycleListener listener;
    private volatile @Nullable LibvirtConnection current;

    ReconnectingConnection(LibvirtSettings settings, @Nullable LifecycleListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * The connection of the moment.
     *
     * @throws HypervisorError.Unavailable when there is none
     */
    public LibvirtConnection current() {
        LibvirtConnection connection = current;
        if (connection == null) {
            throw new HypervisorError.Unavailable();
        }
        return connection;
    }

    boolean isUp() {
        return current != null;
    }

    /**
     * Connects if there is no connection that stands. May take as long as libvirt likes. This and {@link #close} are for
     * one thread, always the same.
     *
     * @return whether the connection is new
     */
    boolean reconnect() throws LibvirtException {
        LibvirtConnection old = current;
        if (old != null && old.isAlive()) {
            return false;
        }
        close();
        current = LibvirtConnection.open(settings, listener);
        return true;
    }

    void close() {
        LibvirtConnection connection = current;
        current = null;
        if (connection != null) {
            connection.close();
        }
    }
}

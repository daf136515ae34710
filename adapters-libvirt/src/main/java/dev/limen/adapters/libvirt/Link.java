package dev.limen.adapters.libvirt;

import dev.limen.domain.hypervisor.HypervisorError;
import org.jspecify.annotations.Nullable;
import org.libvirt.LibvirtException;
import org.libvirt.event.LifecycleListener;

/** The way to libvirt: one session after the other. */
final class Link {

    private final LibvirtSettings settings;
    private final @Nullable LifecycleListener listener;
    private volatile @Nullable Session current;

    Link(LibvirtSettings settings, @Nullable LifecycleListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * The session of the moment.
     *
     * @throws HypervisorError.Unavailable when there is none
     */
    Session session() {
        Session session = current;
        if (session == null) {
            throw new HypervisorError.Unavailable();
        }
        return session;
    }

    /** Whether there is a session, as far as has been noticed. */
    boolean isUp() {
        return current != null;
    }

    /**
     * Opens a session if there is none that stands. May take as long as libvirt likes. This and {@link #close} are for
     * one thread, always the same.
     *
     * @return whether it opened one
     */
    boolean mend() throws LibvirtException {
        Session old = current;
        if (old != null && old.isAlive()) {
            return false;
        }
        close();
        current = Session.open(settings, listener);
        return true;
    }

    void close() {
        Session session = current;
        current = null;
        if (session != null) {
            session.close();
        }
    }
}

package dev.limen.adapters.libvirt.guest;

import dev.limen.application.hypervisor.GuestEventDispatcher;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.vm.VmUuid;
import java.util.UUID;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.event.DomainEvent;
import org.libvirt.event.LifecycleListener;

/**
 * Listens to changes of domains. Runs on libvirt's event loop: it copies what it is told, frees the domain, returns. So it
 * asks for no mark, and tells of other domains too.
 */
public final class DomainEventListener implements LifecycleListener {

    private final GuestEventDispatcher events;

    public DomainEventListener(GuestEventDispatcher events) {
        this.events = events;
    }

    @Override
    public int onLifecycleChange(Domain domain, DomainEvent event) {
        try {
            events.dispatch(new GuestEvent.StateChanged(new VmUuid(UUID.fromString(domain.getUUIDString()))));
        } catch (LibvirtException e) {
            events.dispatch(new GuestEvent.Resync());
        } finally {
            Domains.free(domain);
        }
        return 0;
    }
}

package dev.limen.adapters.libvirt;

import dev.limen.domain.vm.VmUuid;
import java.util.UUID;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.event.DomainEvent;
import org.libvirt.event.LifecycleListener;

/** Hears of LIMEN's domains. Runs on libvirt's event loop: it copies what it is told, frees the domain, returns. */
final class LifecycleNews implements LifecycleListener {

    private final News news;

    LifecycleNews(News news) {
        this.news = news;
    }

    @Override
    public int onLifecycleChange(Domain domain, DomainEvent event) {
        try {
            VmUuid uuid = new VmUuid(UUID.fromString(domain.getUUIDString()));
            if (DomainXml.nameOf(uuid).equals(domain.getName())) {
                news.changed(uuid);
            }
        } catch (LibvirtException e) {
            news.resync();
        } finally {
            Domains.free(domain);
        }
        return 0;
    }
}

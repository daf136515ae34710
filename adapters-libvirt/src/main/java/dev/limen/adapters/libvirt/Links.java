package dev.limen.adapters.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.libvirt.event.LifecycleListener;

/** Makes the links. The first one also hears the events; where libvirt is in the process, there is no other. */
final class Links {

    private final LibvirtSettings settings;
    private final LifecycleListener listener;
    private final List<Link> made = new ArrayList<>();

    Links(LibvirtSettings settings, LifecycleListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    Link another() {
        if (settings.inProcess() && !made.isEmpty()) {
            return made.getFirst();
        }
        Link link = new Link(settings, made.isEmpty() ? listener : null);
        made.add(link);
        return link;
    }

    List<Link> another(int count) {
        return Stream.generate(this::another).limit(count).toList();
    }

    List<Link> all() {
        return List.copyOf(made);
    }
}

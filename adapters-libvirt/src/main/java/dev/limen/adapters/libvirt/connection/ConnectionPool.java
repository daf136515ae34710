package dev.limen.adapters.libvirt.connection;

import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.libvirt.event.LifecycleListener;

/**
 * The connections, one for each thread that calls libvirt. The first one also carries the events; where libvirt lives in
 * this process, all share that one.
 */
public final class ConnectionPool {

    private final LibvirtSettings settings;
    private final LifecycleListener listener;
    private final List<ReconnectingConnection> connections = new ArrayList<>();

    public ConnectionPool(LibvirtSettings settings, LifecycleListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    public List<ReconnectingConnection> add(int count) {
        return Stream.generate(this::add).limit(count).toList();
    }

    private ReconnectingConnection add() {
        if (settings.inProcess() && !connections.isEmpty()) {
            return connections.getFirst();
        }
        ReconnectingConnection connection =
                new ReconnectingConnection(settings, connections.isEmpty() ? listener : null);
        connections.add(connection);
        return connection;
    }

    List<ReconnectingConnection> all() {
        return List.copyOf(connections);
    }

    /** Whether every connection stands, as far as has been noticed; asks nobody. */
    public boolean isUp() {
        return connections.stream().allMatch(ReconnectingConnection::isUp);
    }
}

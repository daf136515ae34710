package dev.limen.adapters.persistence.vm;

import dev.limen.adapters.persistence.Channel;
import dev.limen.adapters.persistence.Reader;
import dev.limen.adapters.persistence.ServerLink;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.vm.RemoteVmEvents;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmView;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Hears the notifications that {@link VmRows} makes in other processes; the server sends them in the order of commits. */
@Singleton
final class PgRemoteVmEvents implements RemoteVmEvents {

    private static final String ROW = "select * from json_populate_record(cast(null as vm), cast(:row as json))";

    private final ServerLink link;
    private final Processes processes;
    private final Reader reader;

    PgRemoteVmEvents(ServerLink link, Processes processes, Reader reader) {
        this.link = link;
        this.processes = processes;
        this.reader = reader;
    }

    @Override
    public void listen(Consumer<VmEvent> listener, Runnable missed) {
        link.hear(Channel.LIMEN_VM, payload -> hear(payload, listener, missed), missed);
    }

    private void hear(String payload, Consumer<VmEvent> listener, Runnable missed) {
        VmNotice notice = VmNotice.read(payload);
        if (notice.by().equals(processes.self()) && !link.isInDoubt()) {
            return;
        }
        try {
            VmView vm = read(notice.row());
            listener.accept(notice.removed() ? new VmEvent.VmDeleted(vm) : new VmEvent.VmChanged(vm));
        } catch (StorageUnavailable busy) {
            missed.run();
        }
    }

    /** The server wrote the row, so the server reads it too. */
    private VmView read(String row) {
        return reader.read(session -> session.createNativeQuery(ROW, VmRow.class)
                        .setParameter("row", row)
                        .getSingleResult())
                .view();
    }
}

package dev.limen.adapters.persistence.console;

import dev.limen.adapters.persistence.Reader;
import dev.limen.adapters.persistence.Statements;
import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.console.ConsoleViewers;
import dev.limen.domain.console.ViewerId;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import dev.limen.domain.vm.VmUuid;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/** Viewers in the table {@code console_viewer}. */
@Singleton
final class SqlConsoleViewers implements ConsoleViewers {

    private static final String ADD = """
            insert into console_viewer (id, vm_uuid, user_id, username, view_only, since, process)
            values (:id, :vm, :user, :username, :viewOnly, :since, :process)
            """;

    private static final String REMOVE_ALL =
            "delete from console_viewer where id = any (cast(string_to_array(:ids, ',') as uuid[]))";
    private static final String REMOVE = "delete from console_viewer where vm_uuid = :vm and id = :id";
    private static final String FORGET = """
            delete from console_viewer
            where since < :before and process <> all (cast(string_to_array(:processes, ',') as integer[]))
            """;

    private static final String FIND = """
            select id as id, vm_uuid as vm, user_id as user_id, username as username, view_only as view_only,
                since as since, process as process
            from console_viewer
            """;

    private static final String FIND_OF_VM = FIND + " where vm_uuid = :key order by since, id";
    private static final String FIND_OF_PROCESS = FIND + " where process = :key order by since, id";

    private final Statements statements = new Statements(StorageUnavailable::new);
    private final Session session;
    private final Reader reader;

    SqlConsoleViewers(Session session, Reader reader) {
        this.session = session;
        this.reader = reader;
    }

    private record Row(UUID id, UUID vm, long userId, String username, boolean viewOnly, Instant since, int process) {

        ConsoleViewer viewer() {
            return new ConsoleViewer(
                    new ViewerId(id),
                    new VmUuid(vm),
                    new UserId(userId),
                    new Username(username),
                    viewOnly,
                    since,
                    new ProcessId(process));
        }
    }

    private int write(String statement, Consumer<MutationQuery> parameters) {
        return statements.run(() -> {
            MutationQuery query = session.createNativeMutationQuery(statement);
            parameters.accept(query);
            return query.executeUpdate();
        });
    }

    @Override
    public void add(ConsoleViewer viewer) {
        write(ADD, query -> query.setParameter("id", viewer.id().value())
                .setParameter("vm", viewer.vm().value())
                .setParameter("user", viewer.user().value())
                .setParameter("username", viewer.username().value())
                .setParameter("viewOnly", viewer.viewOnly())
                .setParameter("since", viewer.since())
                .setParameter("process", viewer.process().value()));
    }

    @Override
    public void remove(Set<ViewerId> ids) {
        String joined = ids.stream().map(id -> id.value().toString()).collect(Collectors.joining(","));
        write(REMOVE_ALL, query -> query.setParameter("ids", joined));
    }

    @Override
    public boolean remove(VmUuid vm, ViewerId id) {
        return write(REMOVE, query -> query.setParameter("vm", vm.value()).setParameter("id", id.value())) > 0;
    }

    @Override
    public void forget(Set<ProcessId> butThose, Instant before) {
        String joined = butThose.stream()
                .map(process -> Integer.toString(process.value()))
                .collect(Collectors.joining(","));
        write(FORGET, query -> query.setParameter("before", before).setParameter("processes", joined));
    }

    @Override
    public List<ConsoleViewer> of(VmUuid vm) {
        return find(FIND_OF_VM, vm.value());
    }

    @Override
    public List<ConsoleViewer> of(ProcessId process) {
        return find(FIND_OF_PROCESS, process.value());
    }

    private List<ConsoleViewer> find(String query, Object key) {
        return reader.list(
                reading -> reading.createNativeQuery(query, Row.class).setParameter("key", key), Row::viewer);
    }
}

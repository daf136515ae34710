package dev.limen.adapters.persistence.vm;

import dev.limen.adapters.persistence.AdvisoryLock;
import dev.limen.adapters.persistence.Statements;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** VMs in the table {@code vm}. */
@Singleton
final class JpaVms implements Vms {

    private final Statements statements = new Statements(deadlock -> new VmError.Stale());
    private final Session session;

    JpaVms(Session session) {
        this.session = session;
    }

    @Override
    public VmId nextId() {
        return statements.run(() -> new VmId(
                session.createNativeQuery("select nextval('vm_id')", Long.class).getSingleResult()));
    }

    @Override
    public Optional<Vm> find(VmRef ref) {
        return statements.run(() -> lock(ref)).map(row -> Vm.of(row.view()));
    }

    private Optional<VmRow> lock(VmRef ref) {
        return switch (ref) {
            case VmId id -> VmRow.findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
            case VmUuid uuid -> lock("uuid", uuid.value()).stream().findFirst();
        };
    }

    private List<VmRow> lock(String field, Object value) {
        return VmRow.<VmRow>find(field, Sort.by("id"), value)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    @Override
    public List<Vm> ownedBy(UserId owner) {
        return statements.run(() -> lock("ownerId", owner.value())).stream()
                .map(row -> Vm.of(row.view()))
                .toList();
    }

    @Override
    public void add(Vm vm) {
        write(vm, () -> VmRow.of(vm.view()).persist());
    }

    @Override
    public void adopt(Vm vm) {
        statements.run(() -> {
            AdvisoryLock.STRAYS.take(session);
            if (isRetired(vm.uuid())) {
                throw new VmError.NotFound();
            }
            return true;
        });
        add(vm);
    }

    @Override
    public void retire(VmUuid uuid) {
        statements.run(() -> {
            AdvisoryLock.STRAYS.take(session);
            if (lock(uuid).isPresent()) {
                throw new VmError.NotFound();
            }
            insertRemoved(uuid.value());
            return true;
        });
    }

    @Override
    public void save(Vm vm) {
        VmView state = vm.view();
        write(vm, () -> lock(state.id())
                .filter(row -> row.version == state.version())
                .orElseThrow(VmError.Stale::new)
                .copy(state));
    }

    @Override
    public void remove(Vm vm) {
        write(vm, () -> lock(vm.id()).ifPresent(this::remove));
    }

    private void remove(VmRow row) {
        insertRemoved(row.uuid);
        row.delete();
    }

    private boolean isRetired(VmUuid uuid) {
        return session.createNativeQuery("select exists (select from vm_removed where uuid = :uuid)", Boolean.class)
                .setParameter("uuid", uuid.value())
                .getSingleResult();
    }

    private void insertRemoved(UUID uuid) {
        session.createNativeMutationQuery("insert into vm_removed (uuid) values (:uuid) on conflict do nothing")
                .setParameter("uuid", uuid)
                .executeUpdate();
    }

    private void write(Vm vm, Runnable change) {
        statements.write(
                session,
                Map.of(
                        "vm_name_unique",
                        () -> new VmError.NameTaken(vm.name()),
                        "vm_uuid_unique",
                        VmError.Stale::new,
                        "vm_mac_unique",
                        VmError.MacTaken::new),
                change);
    }
}

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
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** VMs in the table {@code vm}. */
@Singleton
final class JpaVms implements Vms {

    private final Statements statements = new Statements(deadlock -> new VmError.Stale());
    private final VmRows rows;

    JpaVms(VmRows rows) {
        this.rows = rows;
    }

    @Override
    public VmId nextId() {
        return statements.run(() -> new VmId(rows.nextId()));
    }

    @Override
    public Optional<Vm> find(VmRef ref) {
        return statements
                .run(() -> switch (ref) {
                    case VmId id -> rows.lock(id.value());
                    case VmUuid uuid -> rows.lock(uuid.value());
                })
                .map(row -> Vm.of(row.view()));
    }

    @Override
    public List<Vm> ownedBy(UserId owner) {
        return statements.run(() -> rows.lockOwnedBy(owner.value())).stream()
                .map(row -> Vm.of(row.view()))
                .toList();
    }

    @Override
    public void add(Vm vm) {
        write(vm, () -> rows.persist(VmRow.of(vm.view())));
    }

    @Override
    public void adopt(Vm vm) {
        statements.run(() -> {
            AdvisoryLock.STRAYS.take(rows.getSession());
            if (rows.isBuried(vm.uuid().value())) {
                throw new VmError.NotFound();
            }
            return true;
        });
        add(vm);
    }

    @Override
    public void bury(VmUuid uuid) {
        statements.run(() -> {
            AdvisoryLock.STRAYS.take(rows.getSession());
            if (rows.lock(uuid.value()).isPresent()) {
                throw new VmError.NotFound();
            }
            rows.bury(uuid.value());
            return true;
        });
    }

    @Override
    public void save(Vm vm) {
        VmView state = vm.view();
        write(vm, () -> rows.lock(state.id().value())
                .filter(row -> row.version == state.version())
                .orElseThrow(VmError.Stale::new)
                .copy(state));
    }

    @Override
    public void remove(Vm vm) {
        write(vm, () -> rows.lock(vm.id().value()).ifPresent(this::remove));
    }

    private void remove(VmRow row) {
        rows.bury(row.uuid);
        rows.delete(row);
    }

    /** Writes at once, and not when the unit commits, because it is here that a refusal can be told. */
    private void write(Vm vm, Runnable change) {
        Map<String, Supplier<? extends RuntimeException>> refusals =
                Map.of("vm_name_unique", () -> new VmError.NameTaken(vm.name()), "vm_uuid_unique", VmError.Stale::new);
        statements.run(
                () -> {
                    change.run();
                    rows.flush();
                    return vm;
                },
                refusals);
    }
}

package dev.limen.adapters.persistence.vm;

import static java.util.Objects.requireNonNull;

import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.installation.InstallationStatus;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.process.Execution;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Operation;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code vm}. The version is counted by hand and not by Hibernate, because every save counts, also one that
 * changes no column; the row is locked while it is compared.
 */
@Entity
@Table(name = "vm")
class VmRow extends PanacheEntityBase {

    @Id
    long id;

    UUID uuid;

    @Nullable
    String mac;

    String addresses;

    long ownerId;

    String name;

    String nameKey;

    int cpu;
    int memory;
    int disk;

    @Nullable
    String osType;

    @Enumerated(EnumType.STRING)
    BootOrder bootOrder;

    @Enumerated(EnumType.STRING)
    InstallationStatus installation;

    @Enumerated(EnumType.STRING)
    VmStatus status;

    @Nullable
    String statusReason;

    @Enumerated(EnumType.STRING)
    VmStatus desired;

    @Enumerated(EnumType.STRING)
    @Nullable
    VmOperation busy;

    @Nullable
    Integer busyBy;

    @Nullable
    Instant busyUntil;

    @Nullable
    Integer targetCpu;

    @Nullable
    Integer targetMemory;

    @Nullable
    Integer targetDisk;

    Instant createdAt;

    Instant updatedAt;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields right after
    protected VmRow() {}

    /** The first version of what has not been saved before. */
    static VmRow of(VmView vm) {
        VmRow row = new VmRow();
        row.id = vm.id().value();
        row.uuid = vm.uuid().value();
        row.mac = vm.mac() == null ? null : vm.mac().value();
        row.createdAt = vm.createdAt();
        row.copy(vm);
        return row;
    }

    /** Takes over a state that is saved as the next version. */
    void copy(VmView vm) {
        ownerId = vm.owner().value();
        addresses = AddressText.of(vm.addresses());
        name = vm.name().value();
        nameKey = vm.name().key();
        cpu = vm.size().cpu().value();
        memory = vm.size().memory().value();
        disk = vm.size().disk().value();
        osType = vm.osType() == null ? null : vm.osType().value();
        bootOrder = vm.bootOrder();
        installation = vm.installation();
        status = vm.status();
        statusReason = vm.statusReason();
        desired = vm.desired();
        @Nullable Operation operation = vm.operation();
        busy = vm.busy();
        busyBy = operation == null ? null : operation.execution().by().value();
        busyUntil = operation == null ? null : operation.execution().deadline();
        @Nullable VmSize target = operation == null ? null : operation.target();
        targetCpu = target == null ? null : target.cpu().value();
        targetMemory = target == null ? null : target.memory().value();
        targetDisk = target == null ? null : target.disk().value();
        updatedAt = vm.updatedAt();
        version = vm.version() + 1;
    }

    VmView view() {
        return new VmView(
                new VmId(id),
                new VmUuid(uuid),
                mac == null ? null : new MacAddress(mac),
                AddressText.read(addresses),
                new UserId(ownerId),
                new VmName(name),
                size(cpu, memory, disk),
                osType == null ? null : new OsType(osType),
                bootOrder,
                installation,
                status,
                statusReason,
                desired,
                operation(),
                createdAt,
                updatedAt,
                version);
    }

    private @Nullable Operation operation() {
        return busy == null
                ? null
                : new Operation(
                        busy,
                        target(),
                        new Execution(new ProcessId(requireNonNull(busyBy)), requireNonNull(busyUntil)));
    }

    private @Nullable VmSize target() {
        return targetCpu == null || targetMemory == null || targetDisk == null
                ? null
                : size(targetCpu, targetMemory, targetDisk);
    }

    private static VmSize size(int cpu, int memory, int disk) {
        return new VmSize(new VCpus(cpu), new MemoryMiB(memory), new DiskGiB(disk));
    }
}

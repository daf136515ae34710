package dev.limen.adapters.libvirt;

import static dev.limen.contract.vm.Eventually.eventually;

import dev.limen.adapters.libvirt.binding.GuestNaming;
import dev.limen.adapters.libvirt.binding.NativeCall;
import dev.limen.adapters.libvirt.guest.Domains;
import dev.limen.adapters.libvirt.storage.DiskPool;
import dev.limen.adapters.libvirt.storage.Disks;
import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.vm.VmUuid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.libvirt.Connect;
import org.libvirt.StorageVol;

/** One connection for all tests of a class, and nothing left behind: no domain, disk, pool or directory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QemuBench implements LibvirtBench {

    private Qemu qemu;
    private DiskPool pools;
    private TestGuests domains = new TestGuests();

    @BeforeAll
    void open() {
        qemu = Qemu.open();
        pools = new DiskPool(qemu.settings().diskDirectory());
    }

    @BeforeEach
    void takeNewDomains() {
        domains = new TestGuests();
    }

    @AfterAll
    void close() {
        qemu.removePool();
        qemu.close();
    }

    Qemu qemu() {
        return qemu;
    }

    @Override
    public LibvirtHypervisor hypervisor() {
        return qemu.hypervisor();
    }

    @Override
    public TestGuests guests() {
        return domains;
    }

    @Override
    public DiskPool pools() {
        return pools;
    }

    @Override
    public <T> T outside(NativeCall<Connect, T> call) {
        return qemu.outside(call);
    }

    /** The emulator's own command, which libvirt knows nothing of: as when the emulator halts a guest for a fault. */
    public void haltGuest(VmUuid uuid) {
        outside(connection ->
                Domains.with(connection, uuid, domain -> domain.qemuMonitorCommand("{\"execute\":\"stop\"}", 0)));
        eventually("libvirt has heard of it", () -> hypervisor().state(uuid) != GuestState.RUNNING);
    }

    /** The process that is the guest. */
    static ProcessHandle emulatorOf(VmUuid uuid) {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().commandLine().orElse("").contains("guest=" + GuestNaming.nameOf(uuid)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no emulator of " + uuid.value()));
    }

    void startGuestThatObeys(GuestSpec spec) {
        hypervisor().define(spec);
        outside(connection -> pools.with(connection, pool -> {
            StorageVol volume = pool.storageVolLookupByName(Disks.nameOf(spec.uuid()));
            try {
                BootDisk.upload(connection, volume, qemu.directory());
                return true;
            } finally {
                volume.free();
            }
        }));
        hypervisor().start(spec.uuid());
    }
}

package dev.limen.contract.hypervisor;

import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Thinks up guests for one test and remembers them, so that the test can clean up exactly what is its own. */
public final class TestGuests {

    /** What most tests take: small enough for an emulated guest. */
    public static final VmSize SMALL = size(1, 256);

    private final Set<VmUuid> made = ConcurrentHashMap.newKeySet();

    public static VmSize size(int cpu, int memoryMiB) {
        return new VmSize(new VCpus(cpu), new MemoryMiB(memoryMiB), new DiskGiB(1));
    }

    public GuestSpec spec() {
        return spec("contract", SMALL);
    }

    public GuestSpec spec(String name) {
        return spec(name, SMALL);
    }

    public GuestSpec spec(VmSize size) {
        return spec("contract", size);
    }

    public GuestSpec spec(String name, VmSize size) {
        return new GuestSpec(uuid(), new VmName(name), size, BootOrder.CDROM_HD, MacAddress.random());
    }

    /** A UUID of a guest that has not been defined. */
    public VmUuid uuid() {
        VmUuid uuid = VmUuid.random();
        made.add(uuid);
        return uuid;
    }

    /** Every guest that the test may have defined. */
    public Set<VmUuid> made() {
        return Set.copyOf(made);
    }
}

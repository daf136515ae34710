package dev.limen.contract.vm;

import dev.limen.domain.vm.BootOrder;
import dev.limen.domain.vm.DiskGiB;
import dev.limen.domain.vm.DomainSpec;
import dev.limen.domain.vm.MemoryMiB;
import dev.limen.domain.vm.VCpus;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Thinks up domains for one test and remembers them, so that the test can clean up exactly what is its own. */
public final class TestDomains {

    /** What most tests take: small enough for an emulated guest. */
    public static final VmSize SMALL = size(1, 256);

    private final Set<VmUuid> made = ConcurrentHashMap.newKeySet();

    public static VmSize size(int cpu, int memoryMiB) {
        return new VmSize(new VCpus(cpu), new MemoryMiB(memoryMiB), new DiskGiB(1));
    }

    public DomainSpec spec() {
        return spec("contract", SMALL);
    }

    public DomainSpec spec(String name) {
        return spec(name, SMALL);
    }

    public DomainSpec spec(VmSize size) {
        return spec("contract", size);
    }

    public DomainSpec spec(String name, VmSize size) {
        return new DomainSpec(uuid(), new VmName(name), size, BootOrder.CDROM_HD);
    }

    /** A UUID of a domain that has not been defined. */
    public VmUuid uuid() {
        VmUuid uuid = VmUuid.random();
        made.add(uuid);
        return uuid;
    }

    /** Every domain that the test may have defined. */
    public Set<VmUuid> made() {
        return Set.copyOf(made);
    }
}

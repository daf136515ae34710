package dev.limen.adapters.libvirt;

import dev.limen.adapters.libvirt.binding.NativeCall;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import dev.limen.adapters.libvirt.storage.DiskPool;
import dev.limen.contract.hypervisor.HypervisorContract;
import dev.limen.contract.hypervisor.TestGuests;
import dev.limen.contract.hypervisor.optional.NoScreenContract;
import dev.limen.contract.hypervisor.optional.ObedientGuestContract;
import dev.limen.contract.hypervisor.optional.PauseContract;
import dev.limen.contract.hypervisor.optional.SharedHostContract;
import dev.limen.domain.hypervisor.GuestSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.libvirt.Connect;

/** The contract on libvirt's test driver, whose guests all obey. */
@Tag("external")
class TestDriverHypervisorTest
        implements HypervisorContract,
                PauseContract,
                NoScreenContract,
                SharedHostContract,
                ObedientGuestContract,
                LibvirtBench {

    private LibvirtHypervisor hypervisor;
    private DiskPool pools;
    private final TestGuests domains = new TestGuests();

    @BeforeEach
    void open(@TempDir Path directory) {
        LibvirtSettings settings = TestDriver.settings(directory);
        hypervisor = LibvirtHypervisor.open(settings);
        pools = new DiskPool(settings.diskDirectory());
    }

    @Override
    public void release() {
        hypervisor.close();
    }

    @Override
    public LibvirtHypervisor hypervisor() {
        return hypervisor;
    }

    @Override
    public TestGuests guests() {
        return domains;
    }

    @Override
    public DiskPool pools() {
        return pools;
    }

    /** There is no other way into this connection than the adapter's own connection. */
    @Override
    public <T> T outside(NativeCall<Connect, T> call) {
        return hypervisor.onConnection(call::on);
    }

    @Override
    public void startObedientGuest(GuestSpec spec) {
        hypervisor.define(spec);
        hypervisor.start(spec.uuid());
    }
}

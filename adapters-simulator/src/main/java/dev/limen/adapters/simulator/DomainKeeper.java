package dev.limen.adapters.simulator;

import dev.limen.domain.vm.VmUuid;
import java.util.List;

/** Keeps domains and disks beyond the life of the simulator, or does not. What fails is a failure of the hypervisor. */
interface DomainKeeper {

    /** Forgets everything at once. */
    DomainKeeper NONE = new DomainKeeper() {
        @Override
        public List<SimulatedDomain> domains() {
            return List.of();
        }

        @Override
        public List<SimulatedDisk> disks() {
            return List.of();
        }

        @Override
        public void save(SimulatedDomain domain) {}

        @Override
        public void save(SimulatedDisk disk) {}

        @Override
        public void removeDomain(VmUuid uuid) {}

        @Override
        public void removeDisk(VmUuid uuid) {}
    };

    List<SimulatedDomain> domains();

    List<SimulatedDisk> disks();

    void save(SimulatedDomain domain);

    void save(SimulatedDisk disk);

    void removeDomain(VmUuid uuid);

    void removeDisk(VmUuid uuid);
}

package dev.limen.adapters.simulator;

import dev.limen.domain.vm.VmUuid;
import java.util.List;

/** Keeps domains beyond the life of the simulator, or does not. What fails is a failure of the hypervisor. */
interface DomainKeeper {

    /** Forgets everything at once. */
    DomainKeeper NONE = new DomainKeeper() {
        @Override
        public List<SimulatedDomain> load() {
            return List.of();
        }

        @Override
        public void save(SimulatedDomain domain) {}

        @Override
        public void remove(VmUuid uuid) {}
    };

    List<SimulatedDomain> load();

    void save(SimulatedDomain domain);

    void remove(VmUuid uuid);
}

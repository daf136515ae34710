package dev.limen.adapters.simulator;

import dev.limen.domain.vm.VmUuid;
import java.util.List;

/** Stores guests and disks beyond the life of the simulator, or does not. What fails is a failure of the hypervisor. */
interface GuestStore {

    /** In memory only. */
    GuestStore NONE = new GuestStore() {
        @Override
        public List<SimulatedGuest> guests() {
            return List.of();
        }

        @Override
        public List<SimulatedDisk> disks() {
            return List.of();
        }

        @Override
        public void save(SimulatedGuest guest) {}

        @Override
        public void save(SimulatedDisk disk) {}

        @Override
        public void removeGuest(VmUuid uuid) {}

        @Override
        public void removeDisk(VmUuid uuid) {}
    };

    List<SimulatedGuest> guests();

    List<SimulatedDisk> disks();

    void save(SimulatedGuest guest);

    void save(SimulatedDisk disk);

    void removeGuest(VmUuid uuid);

    void removeDisk(VmUuid uuid);
}

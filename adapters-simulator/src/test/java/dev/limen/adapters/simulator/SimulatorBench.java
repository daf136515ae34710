package dev.limen.adapters.simulator;

import dev.limen.contract.hypervisor.HypervisorContract;
import dev.limen.contract.hypervisor.optional.HaltContract;
import dev.limen.contract.hypervisor.optional.ImageContract;
import dev.limen.contract.hypervisor.optional.NeighbourContract;
import dev.limen.contract.hypervisor.optional.ObedientGuestContract;
import dev.limen.contract.hypervisor.optional.PauseContract;
import dev.limen.contract.hypervisor.optional.ScreenContract;
import dev.limen.contract.hypervisor.optional.StubbornGuestContract;
import dev.limen.domain.host.Host;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.GuestImage;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.GuestAddress.Source;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.network.Neighbour;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.Set;

/** How the simulator is held to the contract, whatever its settings. */
interface SimulatorBench
        extends HypervisorContract,
                PauseContract,
                HaltContract,
                ScreenContract,
                ObedientGuestContract,
                StubbornGuestContract,
                NeighbourContract,
                ImageContract {

    Host HOST = new Host("simulated", "Simulator", 8, 16_384, 8);

    static SimulatorSettings inMemory() {
        return new SimulatorSettings(HOST, Duration.ZERO, null, true);
    }

    SimulatedHypervisor simulator();

    /** The disks that bear a mark, kept in a field. */
    Set<SimulatedDisk> marked();

    @Override
    default Hypervisor hypervisor() {
        return simulator();
    }

    @Override
    default void endGuestFromOutside(VmUuid uuid) {
        simulator().faults().crash(uuid);
    }

    @Override
    default void haltGuest(VmUuid uuid) {
        simulator().faults().halt(uuid, GuestState.HALTED_BY_STORAGE);
    }

    @Override
    default void loseGuest(VmUuid uuid) {
        simulator().faults().lose(uuid);
    }

    @Override
    default void markDisk(VmUuid uuid) {
        marked().add(simulator().guests().disk(uuid));
    }

    @Override
    default boolean isDiskMarked(VmUuid uuid) {
        return marked().contains(simulator().guests().disk(uuid));
    }

    @Override
    default boolean diskExists(VmUuid uuid) {
        return simulator().guests().disks().contains(uuid);
    }

    @Override
    default HostLoad sizeOf(VmUuid uuid) {
        return simulator().guests().find(uuid).spec().size().load();
    }

    @Override
    default Runnable meet(MacAddress mac, String address) {
        Neighbour neighbour = new Neighbour(mac, new GuestAddress(address, Source.ARP));
        simulator().faults().meet(neighbour);
        return () -> simulator().faults().forget(neighbour);
    }

    @Override
    default String freeAddress() {
        return "192.0.2.7";
    }

    /** The files of images that are gone, kept in a field. */
    Set<ImageFile> lostImages();

    @Override
    default GuestImage image(ImageFormat format) {
        return new GuestImage(ImageFile.random(), format);
    }

    @Override
    default void loseImage(GuestImage image) {
        lostImages().add(image.file());
    }

    @Override
    default boolean isIntact(GuestImage image) {
        return !lostImages().contains(image.file());
    }

    @Override
    default boolean diskBeginsWith(GuestSpec spec, GuestImage image) {
        return image.file().equals(simulator().guests().disk(spec.uuid()).image());
    }

    @Override
    default boolean isInDrive(GuestSpec spec, GuestImage image) {
        return image.equals(simulator().guests().find(spec.uuid()).spec().image()) && isIntact(image);
    }

    @Override
    default void startObedientGuest(GuestSpec spec) {
        start(spec, true);
    }

    @Override
    default void startStubbornGuest(GuestSpec spec) {
        start(spec, false);
    }

    private void start(GuestSpec spec, boolean obeys) {
        simulator().define(spec);
        simulator().faults().obey(spec.uuid(), obeys);
        simulator().start(spec.uuid());
    }

    @Override
    default void release() {
        simulator().close();
    }
}

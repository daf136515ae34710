package dev.limen.contract.host;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link dev.limen.domain.host.HostLoads} does. */
public interface HostLoadsContract extends StorageContract {

    private UserId someone() {
        return user().addTo(storage()).id();
    }

    private HostLoad load() {
        return storage().unitOfWork().execute(() -> storage().hostLoads().lock());
    }

    @Test
    default void anEmptyHostCarriesNothing() {
        assertEquals(new HostLoad(0, 0), load());
    }

    @ParameterizedTest
    @EnumSource(value = VmStatus.class)
    default void whatIsOnTakesOfTheHost(VmStatus status) {
        vmOf(someone()).sized(2, 300, 7).in(status).addTo(storage());

        boolean on = status == VmStatus.RUNNING || status == VmStatus.PAUSED;
        assertEquals(on ? new HostLoad(2, 300) : new HostLoad(0, 0), load());
    }

    @ParameterizedTest
    @EnumSource(value = VmOperation.class, names = "UPDATE", mode = EnumSource.Mode.EXCLUDE)
    default void whatIsOnItsWayTakesOfTheHostToo(VmOperation operation) {
        vmOf(someone()).sized(2, 300, 7).busyWith(operation).addTo(storage());

        boolean onTheWay =
                operation == VmOperation.CREATE || operation == VmOperation.START || operation == VmOperation.RESTART;
        assertEquals(onTheWay ? new HostLoad(2, 300) : new HostLoad(0, 0), load());
    }

    @Test
    default void aRunningVmThatIsBeingStoppedStillTakesOfTheHost() {
        vmOf(someone())
                .sized(2, 300, 7)
                .in(VmStatus.RUNNING)
                .busyWith(VmOperation.STOP)
                .addTo(storage());

        assertEquals(new HostLoad(2, 300), load());
    }

    @Test
    default void anUpdateInProgressCountsWithTheLargerOfBothSizes() {
        vmOf(someone())
                .sized(4, 512, 30)
                .in(VmStatus.RUNNING)
                .updatingTo(2, 1024, 30)
                .addTo(storage());
        vmOf(someone()).sized(4, 512, 30).updatingTo(8, 1024, 30).addTo(storage());

        assertEquals(new HostLoad(4, 1024), load());
    }

    @Test
    default void theVmsOfAllUsersAddUp() {
        vmOf(someone()).sized(1, 256, 1).in(VmStatus.RUNNING).addTo(storage());
        vmOf(someone()).sized(2, 512, 1).in(VmStatus.PAUSED).addTo(storage());

        assertEquals(new HostLoad(3, 768), load());
    }

    @Test
    default void howeverManyTakeOfTheHostAtOnceItIsFilledAndNeverOverfilled() {
        UserId one = someone();
        UserId other = someone();

        List<Throwable> failures =
                AtOnce.run(40, number -> storage().unitOfWork().execute(() -> {
                    if (storage().hostLoads().lock().cores() < 10) {
                        UserId owner = number % 2 == 0 ? one : other;
                        storage()
                                .vms()
                                .add(vmOf(owner)
                                        .in(VmStatus.RUNNING)
                                        .build(storage().vms().nextId()));
                    }
                }));

        assertEquals(List.of(), failures);
        assertEquals(10, load().cores());
    }
}

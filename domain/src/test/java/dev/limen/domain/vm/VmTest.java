package dev.limen.domain.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.installation.InstallationStatus;
import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.GuestAddress.Source;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.process.Execution;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VmTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-02T00:00:00Z");
    private static final Execution BY = new Execution(new ProcessId(4), NOW.plusSeconds(120));
    private static final VmSize SIZE = new VmSize(new VCpus(1), new MemoryMiB(512), new DiskGiB(20));
    private static final MacAddress MAC = MacAddress.random();
    private static final VmSize LARGER = new VmSize(new VCpus(2), new MemoryMiB(1024), new DiskGiB(20));

    @ParameterizedTest
    @CsvSource({
        "START, STOPPED",
        "START, ERROR",
        "STOP, RUNNING",
        "STOP, PAUSED",
        "STOP, ERROR",
        "RESTART, RUNNING",
        "PAUSE, RUNNING",
        "RESUME, PAUSED",
        "UPDATE, STOPPED",
        "UPDATE, RUNNING",
        "DELETE, RUNNING",
        "DELETE, STOPPED",
        "DELETE, PAUSED",
        "DELETE, ERROR",
    })
    void anAllowedOperationMarksTheVmBusyAndChangesNothingElse(VmOperation operation, VmStatus status) {
        Vm vm = vm(status, null);

        assertTrue(begin(vm, operation));

        assertEquals(operation, vm.busy());
        assertEquals(status, vm.status());
        assertEquals(NOW, vm.view().updatedAt());
        assertTrue(vm.hasChanged());
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE, RUNNING",
        "CREATE, STOPPED",
        "CREATE, PAUSED",
        "CREATE, ERROR",
        "START, PAUSED",
        "RESTART, STOPPED",
        "RESTART, PAUSED",
        "RESTART, ERROR",
        "PAUSE, STOPPED",
        "PAUSE, PAUSED",
        "PAUSE, ERROR",
        "RESUME, RUNNING",
        "RESUME, STOPPED",
        "RESUME, ERROR",
        "UPDATE, PAUSED",
        "UPDATE, ERROR",
    })
    void anOperationThatTheStatusForbidsIsRefusedAndChangesNothing(VmOperation operation, VmStatus status) {
        Vm vm = vm(status, null);
        VmView before = vm.view();

        assertThrows(VmError.NotAllowed.class, () -> begin(vm, operation));

        assertEquals(before, vm.view());
        assertFalse(vm.hasChanged());
    }

    @ParameterizedTest
    @CsvSource({"START, RUNNING", "STOP, STOPPED"})
    void aWishAlreadyFulfilledChangesNothing(VmOperation operation, VmStatus status) {
        Vm vm = vm(status, null);
        VmView before = vm.view();

        assertFalse(begin(vm, operation));

        assertEquals(before, vm.view());
        assertFalse(vm.hasChanged());
    }

    @ParameterizedTest
    @EnumSource(VmOperation.class)
    void nothingBeginsWhileAnotherOperationIsInProgress(VmOperation operation) {
        Vm vm = vm(VmStatus.STOPPED, VmOperation.START);
        VmView before = vm.view();

        assertThrows(VmError.Busy.class, () -> begin(vm, operation));

        assertEquals(before, vm.view());
        assertFalse(vm.hasChanged());
    }

    @Test
    void theRefusalNamesTheState() {
        Vm vm = vm(VmStatus.PAUSED, null);

        VmError refused = assertThrows(VmError.NotAllowed.class, () -> vm.begin(VmOperation.START, BY, NOW));

        assertEquals("Cannot start a virtual machine that is Paused.", refused.getMessage());
    }

    @Test
    void theRefusalOfASecondOperationNamesTheFirst() {
        Vm vm = vm(VmStatus.RUNNING, VmOperation.RESTART);

        VmError refused = assertThrows(VmError.Busy.class, () -> vm.begin(VmOperation.STOP, BY, NOW));

        assertEquals("The virtual machine is busy: 'restart' is in progress.", refused.getMessage());
    }

    @Test
    void aRequestedVmIsStoppedAndBusyBeingCreated() {
        VmSpec spec = new VmSpec(new VmName("web"), SIZE, new OsType("debian"), BootOrder.CDROM_HD);

        Vm vm = Vm.requested(new VmId(7), VmUuid.random(), MAC, new UserId(3), spec, BY, NOW);

        VmView view = vm.view();
        assertEquals(VmStatus.STOPPED, view.status());
        assertEquals(VmOperation.CREATE, view.busy());
        assertEquals(InstallationStatus.NOT_INSTALLED, view.installation());
        assertEquals(new UserId(3), view.owner());
        assertEquals(NOW, view.createdAt());
        assertEquals(-1, view.version());
        assertTrue(vm.hasChanged());
    }

    @Test
    void aCreatedVmIsWhereItsCreationLed() {
        Vm vm = vm(VmStatus.STOPPED, VmOperation.CREATE);

        vm.created(VmStatus.RUNNING, null, NOW);

        assertEnded(VmStatus.RUNNING, vm);
    }

    @Test
    void aStartedVmRuns() {
        Vm vm = begun(VmStatus.STOPPED, VmOperation.START);

        vm.started(NOW);

        assertEnded(VmStatus.RUNNING, vm);
    }

    @Test
    void aStoppedVmIsStopped() {
        Vm vm = begun(VmStatus.RUNNING, VmOperation.STOP);

        vm.stopped(NOW);

        assertEnded(VmStatus.STOPPED, vm);
    }

    @Test
    void aPausedVmIsPaused() {
        Vm vm = begun(VmStatus.RUNNING, VmOperation.PAUSE);

        vm.paused(NOW);

        assertEnded(VmStatus.PAUSED, vm);
    }

    @Test
    void aResumedVmRuns() {
        Vm vm = begun(VmStatus.PAUSED, VmOperation.RESUME);

        vm.resumed(NOW);

        assertEnded(VmStatus.RUNNING, vm);
    }

    @ParameterizedTest
    @EnumSource(
            value = VmStatus.class,
            names = {"STOPPED", "RUNNING"})
    void aResizedVmHasItsTargetAndStaysWhereItWas(VmStatus status) {
        Vm vm = vm(status, null);
        vm.beginUpdate(LARGER, BY, NOW);
        assertEquals(SIZE, vm.size());
        assertEquals(Operation.update(LARGER, BY), vm.view().operation());
        assertTrue(vm.hasChanged());

        vm.resized(NOW);

        assertEquals(LARGER, vm.size());
        assertEnded(status, vm);
    }

    @Test
    void anUpdateThatFailsLeavesTheSize() {
        Vm vm = vm(VmStatus.RUNNING, null);
        vm.beginUpdate(LARGER, BY, NOW);

        vm.failed(VmStatus.RUNNING, "the host said no", NOW);

        assertEquals(SIZE, vm.size());
        assertNull(vm.view().operation());
        assertEquals("the host said no", vm.view().statusReason());
    }

    @Test
    void anUpdateThatIsRefusedLeavesNoTarget() {
        Vm vm = vm(VmStatus.PAUSED, null);

        assertThrows(VmError.NotAllowed.class, () -> vm.beginUpdate(LARGER, BY, NOW));

        assertNull(vm.view().operation());
    }

    @Test
    void anUpdateThatIsRefusedLeavesTheTargetOfTheOneInProgress() {
        Vm vm = vm(VmStatus.RUNNING, null);
        vm.beginUpdate(LARGER, BY, NOW);

        assertThrows(VmError.Busy.class, () -> vm.beginUpdate(SIZE, BY, NOW));

        assertEquals(Operation.update(LARGER, BY), vm.view().operation());
    }

    @Test
    void nothingIsResizedWithoutATarget() {
        Vm vm = begun(VmStatus.STOPPED, VmOperation.START);

        assertThrows(NullPointerException.class, () -> vm.resized(NOW));
    }

    @Test
    void whatFailedIsWhereItWasFoundAndSaysWhy() {
        Vm vm = begun(VmStatus.STOPPED, VmOperation.START);

        vm.failed(VmStatus.ERROR, "it broke", NOW);

        assertEquals(VmStatus.ERROR, vm.status());
        assertEquals("it broke", vm.view().statusReason());
        assertNull(vm.busy());
        assertTrue(vm.hasChanged());
    }

    @Test
    void aReasonGoesWithTheStatusThatItExplained() {
        Vm vm = vm(VmStatus.ERROR, null);
        vm.observed(VmStatus.STOPPED, "a reason", NOW);
        vm.begin(VmOperation.START, BY, NOW);

        vm.started(NOW);

        assertNull(vm.view().statusReason());
    }

    @Test
    void anotherStateThatIsSeenCounts() {
        Vm vm = vm(VmStatus.RUNNING, null);

        vm.observed(VmStatus.ERROR, "it crashed", NOW);

        assertEquals(VmStatus.ERROR, vm.status());
        assertEquals("it crashed", vm.view().statusReason());
        assertTrue(vm.hasChanged());
    }

    @Test
    void theSameStateSeenAgainChangesNothing() {
        Vm vm = vm(VmStatus.RUNNING, null);
        VmView before = vm.view();

        vm.observed(VmStatus.RUNNING, null, NOW);

        assertEquals(before, vm.view());
        assertFalse(vm.hasChanged());
    }

    @Test
    void whatIsSeenDuringAnOperationDoesNotCount() {
        Vm vm = vm(VmStatus.RUNNING, VmOperation.RESTART);
        VmView before = vm.view();

        vm.observed(VmStatus.STOPPED, null, NOW);

        assertEquals(before, vm.view());
        assertFalse(vm.hasChanged());
    }

    @Test
    void aVmHandedOverHasAnotherOwner() {
        Vm vm = vm(VmStatus.RUNNING, null);

        vm.handedOver(new UserId(99), NOW);

        assertEquals(new UserId(99), vm.owner());
        assertEquals(VmStatus.RUNNING, vm.status());
        assertTrue(vm.hasChanged());
    }

    @Test
    void aBusyVmIsNotHandedOver() {
        Vm vm = vm(VmStatus.RUNNING, VmOperation.STOP);

        assertThrows(VmError.Busy.class, () -> vm.handedOver(new UserId(99), NOW));

        assertEquals(new UserId(3), vm.owner());
    }

    @Test
    void anOperationIsInTheHandsOfWhoBeganItUntilItHasEnded() {
        Vm vm = begun(VmStatus.RUNNING, VmOperation.STOP);
        assertEquals(Operation.of(VmOperation.STOP, BY), vm.view().operation());

        vm.stopped(NOW);

        assertNull(vm.view().operation());
    }

    @Test
    void anOperationThatIsTakenOverGoesOnUnseen() {
        Vm vm = begun(VmStatus.RUNNING, VmOperation.STOP);
        Execution other = new Execution(new ProcessId(5), NOW.plusSeconds(240));

        vm.takenOver(other);

        assertEquals(Operation.of(VmOperation.STOP, other), vm.view().operation());
        assertEquals(VmOperation.STOP, vm.busy());
        assertFalse(vm.hasChanged());
    }

    @Test
    void whatIsNotInProgressCannotBeTakenOver() {
        Vm vm = vm(VmStatus.RUNNING, null);

        assertThrows(NullPointerException.class, () -> vm.takenOver(BY));
    }

    @ParameterizedTest
    @CsvSource({
        "START, STOPPED, RUNNING",
        "STOP, RUNNING, STOPPED",
        "PAUSE, RUNNING, PAUSED",
        "RESUME, PAUSED, RUNNING",
        "RESTART, RUNNING, RUNNING",
        "DELETE, PAUSED, PAUSED",
    })
    void whatWasAskedForIsRememberedAlsoWhenItComesToNothing(VmOperation operation, VmStatus from, VmStatus desired) {
        Vm vm = begun(from, operation);
        assertEquals(desired, vm.view().desired());

        vm.failed(VmStatus.ERROR, "broken", NOW);

        assertEquals(desired, vm.view().desired());
    }

    @Test
    void whatIsSeenIsNotWhatWasAskedFor() {
        Vm vm = vm(VmStatus.RUNNING, null);

        vm.observed(VmStatus.STOPPED, null, NOW);

        assertEquals(VmStatus.RUNNING, vm.view().desired());
    }

    @Test
    void aWishThatIsFulfilledAlreadyIsRememberedAllTheSame() {
        Vm seen = vm(VmStatus.RUNNING, null);
        seen.observed(VmStatus.STOPPED, null, NOW);
        Vm vm = Vm.of(seen.view());

        assertFalse(vm.begin(VmOperation.STOP, BY, NOW));

        assertEquals(VmStatus.STOPPED, vm.view().desired());
        assertNull(vm.busy());
        assertTrue(vm.hasChanged());
    }

    @Test
    void aGuestThatIsAdoptedIsWhatItWasFoundToBe() {
        GuestSpec guest =
                new GuestSpec(VmUuid.random(), new VmName("lost"), SIZE, BootOrder.HD_CDROM, MacAddress.random());

        Vm vm = Vm.adopted(
                new VmId(8),
                guest.uuid(),
                guest.mac(),
                new UserId(3),
                new VmSpec(guest.name(), guest.size(), null, guest.bootOrder()),
                VmStatus.RUNNING,
                null,
                NOW);

        assertEquals(guest, GuestSpec.of(vm.view()));
        assertEquals(VmStatus.RUNNING, vm.status());
        assertEquals(VmStatus.RUNNING, vm.view().desired());
        assertNull(vm.busy());
        assertTrue(vm.hasChanged());
    }

    @Test
    void aVmThatIsOnIsLocatedUntilItIsOff() {
        Vm vm = vm(VmStatus.RUNNING, null);
        List<GuestAddress> found = List.of(new GuestAddress("192.0.2.1", Source.LEASE));

        vm.located(found, NOW);
        assertEquals(found, vm.view().addresses());
        assertTrue(vm.hasChanged());
        vm.begin(VmOperation.STOP, BY, NOW);
        vm.located(List.of(), NOW);
        assertEquals(found, vm.view().addresses());
        vm.stopped(NOW);
        assertEquals(List.of(), vm.view().addresses());
        vm.located(found, NOW);
        assertEquals(List.of(), vm.view().addresses());
    }

    @Test
    void nothingChangesWhereAVmIsLocatedAsBefore() {
        Vm vm = vm(VmStatus.RUNNING, null);

        vm.located(List.of(), NOW);

        assertFalse(vm.hasChanged());
    }

    @Test
    void aGuestCannotMakeUpAddressesWithoutEnd() {
        Vm vm = vm(VmStatus.RUNNING, null);

        vm.located(
                IntStream.range(0, 100)
                        .mapToObj(i -> new GuestAddress("192.0.2." + i, Source.ARP))
                        .toList(),
                NOW);

        assertEquals(Vm.MAX_ADDRESSES, vm.view().addresses().size());
    }

    @Test
    void theHypervisorIsToldWhatTheVmIs() {
        Vm vm = vm(VmStatus.STOPPED, null);

        assertEquals(new GuestSpec(vm.uuid(), vm.name(), SIZE, BootOrder.HD, MAC), GuestSpec.of(vm.view()));
    }

    @Test
    void aGuestThatHasNoMacAddressOfItsOwnKeepsThatOfItsUuid() {
        VmView vm = view(null, VmStatus.STOPPED, null);

        assertEquals(MacAddress.derivedFrom(vm.uuid().value()), GuestSpec.of(vm).mac());
    }

    private static Vm vm(VmStatus status, @Nullable VmOperation busy) {
        return Vm.of(view(MAC, status, busy));
    }

    private static VmView view(@Nullable MacAddress mac, VmStatus status, @Nullable VmOperation busy) {
        return new VmView(
                new VmId(7),
                VmUuid.random(),
                mac,
                List.of(),
                new UserId(3),
                new VmName("web"),
                SIZE,
                new OsType("debian"),
                BootOrder.HD,
                InstallationStatus.INSTALLED,
                status,
                null,
                status == VmStatus.ERROR ? VmStatus.RUNNING : status,
                busy == null ? null : new Operation(busy, busy == VmOperation.UPDATE ? LARGER : null, BY),
                THEN,
                THEN,
                5);
    }

    private static Vm begun(VmStatus status, VmOperation operation) {
        Vm vm = vm(status, null);
        begin(vm, operation);
        return Vm.of(vm.view());
    }

    private static void assertEnded(VmStatus expected, Vm vm) {
        assertEquals(expected, vm.status());
        assertNull(vm.busy());
        assertNull(vm.view().operation());
        assertNull(vm.view().statusReason());
        assertEquals(NOW, vm.view().updatedAt());
        assertTrue(vm.hasChanged());
    }

    private static boolean begin(Vm vm, VmOperation operation) {
        if (operation == VmOperation.UPDATE) {
            vm.beginUpdate(LARGER, BY, NOW);
            return true;
        }
        return vm.begin(operation, BY, NOW);
    }
}

package dev.limen.application.vm;

import static dev.limen.application.Installation.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.application.reconciliation.ObserveVm;
import dev.limen.application.reconciliation.RemoveLeftovers;
import dev.limen.application.reconciliation.SettleVms;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.change.Change;
import dev.limen.domain.host.HostError;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.QuotaError;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CreateVmTest {

    private final HypervisorError broken = new HypervisorError.Failed("broken");

    private final Installation limen = new Installation();
    private final CreateVm createVm = limen.createVm();

    @Test
    void aCreatedVmRunsAndBelongsToWhoAskedForIt() {
        VmView created = createVm.handle(command(), limen.user);

        assertEquals(VmStatus.RUNNING, created.status());
        assertEquals(limen.user.id(), created.owner());
        assertEquals(VmBuilder.size(2, 1024, 30), created.size());
        assertEquals(new OsType("debian"), created.osType());
        assertEquals(Installation.NOW, created.createdAt());
        assertNull(created.busy());
        assertNull(limen.saved(created).busy());
        assertEquals(VmStatus.RUNNING, limen.saved(created).status());
        assertEquals(GuestState.RUNNING, limen.hypervisor.state(created.uuid()));
    }

    @Test
    void itsCreationIsToldFromBeginningToEnd() {
        createVm.handle(command(), limen.user);

        List<VmView> told = limen.changedVms();
        assertEquals(2, told.size());
        assertEquals(VmOperation.CREATE, told.getFirst().busy());
        assertEquals(VmStatus.RUNNING, told.getLast().status());
        assertEquals(List.of(0L, 1L), told.stream().map(VmView::version).toList());
    }

    @Test
    void aVmThatIsNotToBeStartedIsStopped() {
        VmView created = createVm.handle(command("web", 2, false), limen.user);

        assertEquals(VmStatus.STOPPED, created.status());
        assertEquals(GuestState.OFF, limen.hypervisor.state(created.uuid()));
    }

    @Test
    void withoutADiskSizeTheUsualOneIsTaken() {
        VmView created = createVm.handle(
                new CreateVm.Command(null, new VmName("web"), new VCpus(1), new MemoryMiB(256), null, null, true),
                limen.user);

        assertEquals(new DiskGiB(20), created.size().disk());
        assertNull(created.osType());
    }

    @Test
    void itIsSavedAndHoldsQuotaBeforeTheHypervisorIsCalledOutsideAnyUnit() {
        limen.hypervisor.before(Call.DEFINE, () -> limen.storage.unitOfWork().execute(() -> {
            assertEquals(new Usage(1, 2, 1024, 30), limen.storage.quotas().lockUsage(limen.user.id()));
            assertEquals(2, limen.storage.hostLoads().lock().cores());
            assertEquals(
                    VmOperation.CREATE, limen.vmsOf(limen.user.id()).getFirst().busy());
        }));

        createVm.handle(command(), limen.user);

        assertEquals(1, limen.vmsOf(limen.user.id()).size());
    }

    @Test
    void whatThePolicyForbidsIsRefused() {
        assertThrows(InvalidValue.class, () -> createVm.handle(command("web", 7, true), limen.user));

        assertNothingLeft();
    }

    @Test
    void anUnknownOperatingSystemIsRefused() {
        CreateVm.Command command = new CreateVm.Command(
                null, new VmName("web"), new VCpus(1), new MemoryMiB(256), null, new OsType("plan9"), true);

        assertThrows(InvalidValue.class, () -> createVm.handle(command, limen.user));

        assertNothingLeft();
    }

    @Test
    void aHypervisorThatDoesNotAnswerIsSaidAtOnce() {
        limen.hypervisor.setAnswers(false);

        assertThrows(HypervisorError.Unavailable.class, () -> createVm.handle(command(), limen.user));

        assertNothingLeft();
        assertEquals(List.of(), limen.changes());
    }

    @Test
    void aFullQuotaRefuses() {
        limen.storage
                .unitOfWork()
                .execute(() -> limen.storage.quotas().set(limen.user.id(), new Limits(1, 1, 99_999, 999)));

        assertThrows(QuotaError.Exceeded.class, () -> createVm.handle(command(), limen.user));

        assertNothingLeft();
    }

    @Test
    void aFullHostRefusesWhatIsToRun() {
        VmBuilder.vmOf(limen.stranger.id())
                .sized(7, 512, 1)
                .in(VmStatus.RUNNING)
                .addTo(limen.storage);

        assertThrows(HostError.CapacityExceeded.class, () -> createVm.handle(command(), limen.user));

        assertNothingLeft();
    }

    @Test
    void aFullHostTakesWhatIsNotToRun() {
        VmBuilder.vmOf(limen.stranger.id())
                .sized(8, 512, 1)
                .in(VmStatus.RUNNING)
                .addTo(limen.storage);

        VmView created = createVm.handle(command("web", 2, false), limen.user);

        assertEquals(VmStatus.STOPPED, created.status());
    }

    @Test
    void aNameIsTakenOncePerOwnerWithoutRegardToCase() {
        createVm.handle(command("Web", 1, true), limen.user);

        assertThrows(VmError.NameTaken.class, () -> createVm.handle(command("wEB", 1, true), limen.user));
        createVm.handle(command("wEB", 1, true), limen.stranger);

        assertEquals(1, limen.vmsOf(limen.user.id()).size());
        assertEquals(1, limen.vmsOf(limen.stranger.id()).size());
        assertEquals(2, limen.hypervisor.states().size());
    }

    @Test
    void aRefusedCreationIsNotInProgress() {
        VmBuilder.vmOf(limen.user.id()).named("web").addTo(limen.storage);

        assertThrows(VmError.NameTaken.class, () -> createVm.handle(command("web", 1, true), limen.user));

        assertFalse(limen.runner.isRunning(new VmId(limen.store.lastVmId.get())));
    }

    @Test
    void aFailedDefinitionLeavesNothing() {
        limen.hypervisor.fail(Call.DEFINE, broken);

        assertSame(broken, assertThrows(HypervisorError.class, () -> createVm.handle(command(), limen.user)));

        assertNothingLeft();
        assertEquals(Change.VmRemoved.class, limen.changes().getLast().getClass());
    }

    @Test
    void aFailedStartLeavesNothing() {
        limen.hypervisor.fail(Call.START, broken);

        assertSame(broken, assertThrows(HypervisorError.class, () -> createVm.handle(command(), limen.user)));

        assertNothingLeft();
    }

    @Test
    void theNameOfAFailedCreationIsFree() {
        limen.hypervisor.fail(Call.START, broken);
        assertThrows(HypervisorError.class, () -> createVm.handle(command(), limen.user));

        assertEquals(VmStatus.RUNNING, createVm.handle(command(), limen.user).status());
    }

    @Test
    void aVmThatIsNotPluggedIntoTheNetworkSaysSoUntilItIsStartedAgain() {
        limen.hypervisor.setNetworkActive(false);
        VmView vm = createVm.handle(command(), limen.user);
        assertTrue(String.valueOf(vm.statusReason()).contains("not active"));
        assertEquals(
                Set.of(GuestFinding.USER_NETWORK),
                limen.hypervisor.describe(vm.uuid()).findings());
        limen.hypervisor.setNetworkActive(true);

        VmView restarted = PowerOperation.RESTART.on(vm, limen.user, limen);

        assertNull(restarted.statusReason());
        assertEquals(Set.of(), limen.hypervisor.describe(vm.uuid()).findings());
    }

    @Test
    void aCreationThatFailedTakesNoDiskAwayThatAnotherDomainHas() {
        limen.hypervisor.before(Call.START, () -> {
            limen.hypervisor.disks().forEach(disk -> limen.hypervisor.refuseRemoval(disk, Refusal.DISK_IN_USE));
            throw new HypervisorError.Failed("broken");
        });

        assertThrows(HypervisorError.Failed.class, () -> createVm.handle(command(), limen.user));
        limen.settleVms().handle();

        VmView vm = limen.vmsOf(limen.user.id()).getFirst();
        assertEquals(VmStatus.ERROR, vm.status());
        assertEquals(new HypervisorError.Refused(Refusal.DISK_IN_USE).getMessage(), vm.statusReason());
        assertEquals(Set.of(vm.uuid()), limen.hypervisor.disks());
    }

    @Test
    void aFailureThatCannotBeUndoneIsLeftToBeSettled() {
        limen.hypervisor.fail(Call.START, broken);
        limen.hypervisor.fail(Call.UNDEFINE, new HypervisorError.Unavailable());

        assertSame(broken, assertThrows(HypervisorError.class, () -> createVm.handle(command(), limen.user)));

        VmView left = limen.vmsOf(limen.user.id()).getFirst();
        assertEquals(VmOperation.CREATE, left.busy());
        assertTrue(limen.hypervisor.knows(left.uuid()));
        assertEquals(1, broken.getSuppressed().length);
        limen.settleVms().handle();
        assertNothingLeft();
    }

    @Test
    void aCreationWhoseEndCannotBeSavedIsUndone() {
        limen.hypervisor.after(Call.START, limen.store::disconnect);

        assertThrows(StorageUnavailable.class, () -> createVm.handle(command(), limen.user));

        limen.store.reconnect();
        assertEquals(VmOperation.CREATE, limen.vmsOf(limen.user.id()).getFirst().busy());
        limen.settleVms().handle();
        assertNothingLeft();
    }

    @Test
    void nobodyElseTouchesACreationInProgress() {
        limen.hypervisor.before(Call.START, () -> {
            limen.settleVms().handle();
            limen.reconcileVms().handle();
        });

        VmView created = createVm.handle(command(), limen.user);

        assertEquals(VmStatus.RUNNING, limen.saved(created).status());
        assertEquals(GuestState.RUNNING, limen.hypervisor.state(created.uuid()));
    }

    @Test
    void aCommandThatComesAgainIsAnsweredWithTheVmThatItMade() {
        CreateVm.Command command = repeatable(VmUuid.random());
        VmView created = createVm.handle(command, limen.user);

        VmView again = createVm.handle(command, limen.user);

        assertEquals(command.uuid(), created.uuid());
        assertEquals(created, again);
        assertEquals(1, limen.vmsOf(limen.user.id()).size());
    }

    @Test
    void aCommandThatComesAgainTooSoonIsRefused() {
        CreateVm.Command command = repeatable(VmUuid.random());
        limen.hypervisor.before(
                Call.START, () -> assertThrows(VmError.Busy.class, () -> createVm.handle(command, limen.user)));

        createVm.handle(command, limen.user);

        assertEquals(1, limen.vmsOf(limen.user.id()).size());
    }

    @Test
    void aCommandThatCameToNothingMakesTheVmWhenItComesAgain() {
        CreateVm.Command command = repeatable(VmUuid.random());
        limen.hypervisor.fail(Call.START, broken);
        assertThrows(HypervisorError.class, () -> createVm.handle(command, limen.user));

        VmView created = createVm.handle(command, limen.user);

        assertEquals(GuestState.RUNNING, limen.hypervisor.state(created.uuid()));
        assertNotEquals(command.uuid(), created.uuid());
        assertEquals(created, createVm.handle(command, limen.user));
    }

    @Test
    void aCommandThatComesAgainWhileItIsUndoneMakesNoVmThatIsRetired() {
        VmView begun =
                VmBuilder.vmOf(limen.user.id()).busyWith(VmOperation.CREATE).addTo(limen.storage);
        CreateVm undoneAfterTheFirstQuery = limen.createVm(new DelegatingQueries(limen.storage.vmQueries()) {
            @Override
            public Optional<VmView> find(VmRef ref) {
                return after(super.find(ref));
            }

            @Override
            public Set<VmUuid> removed(Collection<VmUuid> uuids) {
                return after(super.removed(uuids));
            }

            private <T> T after(T look) {
                limen.outcomes.recordRemoved(begun);
                return look;
            }
        });

        assertThrows(VmError.Busy.class, () -> undoneAfterTheFirstQuery.handle(repeatable(begun.uuid()), limen.user));
        assertNotEquals(
                begun.uuid(),
                createVm.handle(repeatable(begun.uuid()), limen.user).uuid());
    }

    /** Whoever saw that the first attempt had been removed may remove what turns up of it, however late. */
    @Test
    void theNextAttemptIsNotTakenForWhatIsLeftOfTheOneBefore() {
        CreateVm.Command command = repeatable(VmUuid.random());
        limen.hypervisor.fail(Call.START, broken);
        assertThrows(HypervisorError.class, () -> createVm.handle(command, limen.user));
        VmView created = createVm.handle(command, limen.user);

        limen.hypervisor.undefine(Objects.requireNonNull(command.uuid()));

        assertEquals(GuestState.RUNNING, limen.hypervisor.state(created.uuid()));
    }

    @Test
    void aClockThatIsSetForwardUndoesNoCreationThatGoesOn() {
        SettleVms settleVms = limen.settleVms();
        limen.hypervisor.before(Call.START, () -> {
            settleVms.handle();
            limen.now = NOW.plus(Duration.ofMinutes(10));
            settleVms.handle();
        });

        VmView created = createVm.handle(command(), limen.user);

        assertEquals(VmStatus.RUNNING, created.status());
        assertEquals(GuestState.RUNNING, limen.hypervisor.state(created.uuid()));
    }

    @Test
    void aCreationThatTakesTooLongLeavesNothing() {
        limen.hypervisor.before(Call.START, limen::settleWhatTakesTooLong);

        assertThrows(HypervisorError.NoSuchGuest.class, () -> createVm.handle(command(), limen.user));

        assertNothingLeft();
    }

    @Test
    void whatACreationThatWasGivenUpMakesAfterAllIsRemoved() {
        limen.hypervisor.after(Call.START, () -> {
            limen.hypervisor.before(Call.UNDEFINE, () -> {
                throw new HypervisorError.Unavailable();
            });
            assertThrows(HypervisorError.Unavailable.class, limen::settleWhatTakesTooLong);
            limen.outcomes.recordRemoved(limen.vmsOf(limen.user.id()).getFirst());
        });

        assertThrows(VmError.TimedOut.class, () -> createVm.handle(command(), limen.user));
        VmUuid late = limen.hypervisor.states().keySet().iterator().next();
        assertEquals(ObserveVm.Verdict.LEFTOVER, limen.observeVm().handle(late));
        new RemoveLeftovers(limen.storage.vmQueries(), limen.hypervisor).handle();

        assertNothingLeft();
    }

    private static CreateVm.Command repeatable(VmUuid uuid) {
        return new CreateVm.Command(uuid, new VmName("web"), new VCpus(1), new MemoryMiB(256), null, null, true);
    }

    private void assertNothingLeft() {
        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
        assertEquals(Usage.NONE, limen.storage.quotas().usage(limen.user.id()));
        assertEquals(Map.of(), limen.hypervisor.states());
    }

    private static CreateVm.Command command() {
        return command("web", 2, true);
    }

    private static CreateVm.Command command(String name, int cpu, boolean start) {
        return new CreateVm.Command(
                null,
                new VmName(name),
                new VCpus(cpu),
                new MemoryMiB(1024),
                new DiskGiB(30),
                new OsType("debian"),
                start);
    }

    /** Whatever is added first so many times has a MAC address that another VM has. */
    private CreateVm creationAmongTwins(int twins) {
        AtomicInteger left = new AtomicInteger(twins);
        Vms vms = (Vms) Proxy.newProxyInstance(
                Vms.class.getClassLoader(), new Class<?>[] {Vms.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("add") && left.getAndDecrement() > 0) {
                        throw new VmError.MacTaken();
                    }
                    return method.invoke(limen.storage.vms(), arguments);
                });
        return limen.createVm(vms);
    }

    @Test
    void aMacAddressThatAnotherVmHasIsExchanged() {
        VmView created = creationAmongTwins(7).handle(command(), limen.user);

        assertNotNull(created.mac());
        assertEquals(
                created.mac(), limen.hypervisor.describe(created.uuid()).spec().mac());
        assertEquals(1, limen.vmsOf(limen.user.id()).size());
    }

    @Test
    void whereNoMacAddressIsFreeNothingIsCreated() {
        CreateVm unlucky = creationAmongTwins(8);

        assertThrows(VmError.MacTaken.class, () -> unlucky.handle(command(), limen.user));

        assertEquals(List.of(), limen.vmsOf(limen.user.id()));
        assertEquals(Map.of(), limen.hypervisor.states());
    }
}

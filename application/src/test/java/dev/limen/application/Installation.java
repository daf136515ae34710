package dev.limen.application;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.login.LoginPolicy;
import dev.limen.application.login.LoginRateLimiter;
import dev.limen.application.login.RateLimit;
import dev.limen.application.operation.OperationOutcomes;
import dev.limen.application.operation.OperationRunner;
import dev.limen.application.reconciliation.AdoptGuest;
import dev.limen.application.reconciliation.FindDrift;
import dev.limen.application.reconciliation.ObserveVm;
import dev.limen.application.reconciliation.ReconcileVms;
import dev.limen.application.reconciliation.SettleVms;
import dev.limen.application.vm.CreateVm;
import dev.limen.application.vm.DeleteVm;
import dev.limen.application.vm.HandOverVms;
import dev.limen.application.vm.ResizeVm;
import dev.limen.contract.InMemoryStore;
import dev.limen.contract.Storage;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.contract.process.FakeProcesses;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.contract.user.FakePasswords;
import dev.limen.contract.user.UserBuilder;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.host.Host;
import dev.limen.domain.host.Overcommit;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.policy.VmPolicy;
import dev.limen.domain.session.RemoteAddress;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A whole LIMEN on fakes: a host of 8 cores and 16 GiB, an administrator, a user, a stranger. */
public final class Installation {

    public static final Instant NOW = Instant.parse("2026-05-05T05:05:05Z");
    public static final VmPolicy POLICY =
            new VmPolicy(6, 16_384, 500, new DiskGiB(20), List.of(new OsType("debian"), new OsType("other")));
    public static final Overcommit NO_OVERCOMMIT = new Overcommit(1, 1);

    public static final RemoteAddress HOME = new RemoteAddress("192.0.2.1", "192.0.2.1");
    public static final LoginPolicy LOGIN_POLICY = new LoginPolicy(
            new RateLimit(5, Duration.ofSeconds(30)),
            new RateLimit(20, Duration.ofSeconds(3)),
            new RateLimit(50, Duration.ofSeconds(10)),
            LoginPolicy.strangers(2),
            LoginPolicy.FIRST_OF_ADDRESS,
            new RateLimit(20, Duration.ofSeconds(30)),
            LoginPolicy.MAX_REMEMBERED);

    public static final Duration DEADLINE = Duration.ofMinutes(2);
    public static final Duration MISSING_GRACE = Duration.ofSeconds(10);
    public static final Duration ABSENCE_TIMEOUT = Duration.ofSeconds(3);

    /** What the wall clock says. It stands still unless a test goes on, or sets it. */
    public Instant now = NOW;

    private Duration elapsed = Duration.ZERO;
    public final InstantSource clock = () -> now;
    public final MonotonicClock monotonicClock = () -> elapsed;

    private Position since = Position.START;
    public final InMemoryStore store = new InMemoryStore();
    public final Storage storage = InMemoryStorage.on(store);
    public final FakeHypervisor hypervisor = new FakeHypervisor(new Host("fake", "Fake", 8, 16_384, 8));
    public final FakePasswords passwords = new FakePasswords();
    public final LoginRateLimiter loginRateLimiter = new LoginRateLimiter(LOGIN_POLICY, monotonicClock);
    public final FakeProcesses processes = new FakeProcesses();
    public final OperationOutcomes outcomes = new OperationOutcomes(storage.unitOfWork(), storage.vms(), clock);
    public final OperationRunner runner =
            new OperationRunner(storage.unitOfWork(), storage.vms(), hypervisor, processes, outcomes, DEADLINE, clock);

    private static final Actor EVERYTHING = new Actor(new UserId(Long.MAX_VALUE), Role.ADMIN);

    public final Actor admin = actor(UserBuilder.admin().named("root").addTo(storage));
    public final Actor user = actor(UserBuilder.user().named("ada").addTo(storage));
    public final Actor stranger = actor(UserBuilder.user().named("eve").addTo(storage));

    /** Lets time pass. */
    public void pass(Duration time) {
        elapsed = elapsed.plus(time);
        now = now.plus(time);
    }

    public static Actor actor(UserView user) {
        return new Actor(user.id(), user.role());
    }

    public CreateVm createVm() {
        return createVm(storage.vmQueries());
    }

    public CreateVm createVm(VmQueries queries) {
        return createVm(storage.vms(), queries, runner);
    }

    public CreateVm createVm(Vms vms) {
        OperationRunner onVms =
                new OperationRunner(storage.unitOfWork(), vms, hypervisor, processes, outcomes, DEADLINE, clock);
        return createVm(vms, storage.vmQueries(), onVms);
    }

    private CreateVm createVm(Vms vms, VmQueries queries, OperationRunner by) {
        return new CreateVm(
                vms, queries, storage.quotas(), storage.hostLoads(), hypervisor, by, POLICY, NO_OVERCOMMIT, clock);
    }

    public ResizeVm resizeVm() {
        return new ResizeVm(
                runner, storage.vmQueries(), storage.quotas(), storage.hostLoads(), hypervisor, POLICY, NO_OVERCOMMIT);
    }

    public DeleteVm deleteVm() {
        return new DeleteVm(runner, hypervisor);
    }

    public HandOverVms handOverVms() {
        return new HandOverVms(storage.unitOfWork(), storage.vms(), storage.quotas(), clock);
    }

    public ObserveVm observeVm() {
        return new ObserveVm(storage.vmQueries(), hypervisor, outcomes, MISSING_GRACE, monotonicClock);
    }

    public ReconcileVms reconcileVms() {
        return new ReconcileVms(storage.vmQueries(), hypervisor, storage.sightings(), observeVm(), clock);
    }

    /** Settles on the caller's thread. */
    public SettleVms settleVms() {
        return settleVms(storage.vmQueries());
    }

    public SettleVms settleVms(VmQueries queries) {
        return new SettleVms(
                queries, hypervisor, runner, processes, ABSENCE_TIMEOUT, DEADLINE, Runnable::run, monotonicClock);
    }

    /** Sees what is in progress, and settles it when it has taken too long. */
    public void settleWhatTakesTooLong() {
        SettleVms settleVms = settleVms();
        settleVms.handle();
        pass(DEADLINE);
        settleVms.handle();
    }

    public FindDrift findDrift() {
        return new FindDrift(hypervisor, storage.vmQueries(), storage.sightings(), clock);
    }

    public AdoptGuest adoptGuest() {
        return new AdoptGuest(
                storage.unitOfWork(),
                storage.vms(),
                storage.vmQueries(),
                storage.quotas(),
                hypervisor,
                observeVm(),
                clock);
    }

    /** A VM of the user's that is in this state, on the hypervisor as well. */
    public VmView vm(VmStatus status) {
        return onHypervisor(VmBuilder.vmOf(user.id()).in(status).addTo(storage));
    }

    /** Makes the guest of a saved VM, in the state that the VM has. */
    public VmView onHypervisor(VmView vm) {
        hypervisor.define(GuestSpec.of(vm));
        hypervisor.put(vm.uuid(), guestState(vm.status()));
        since = storage.changeLog().vmSnapshot(null).position();
        return vm;
    }

    /** What has been logged of VMs since one was put on the hypervisor. */
    public List<Change> changes() {
        return storage.changeLog().vmChangesAfter(since, EVERYTHING, 1000).orElseThrow().entries().stream()
                .map(LoggedChange::change)
                .toList();
    }

    /** The VMs as these changes left them. */
    public List<VmView> changedVms() {
        return changes().stream()
                .map(change -> ((Change.VmChanged) change).vm())
                .toList();
    }

    public static GuestState guestState(VmStatus status) {
        return switch (status) {
            case RUNNING -> GuestState.RUNNING;
            case STOPPED -> GuestState.OFF;
            case PAUSED -> GuestState.PAUSED;
            case ERROR -> GuestState.CRASHED;
        };
    }

    /** The VM as it is saved now. */
    public VmView saved(VmView vm) {
        return storage.vmQueries().find(vm.id()).orElseThrow();
    }

    public List<VmView> vmsOf(UserId owner) {
        return storage.vmQueries().list(VmFilter.ownedBy(owner));
    }

    public void assertNoDomain(VmUuid uuid) {
        assertThrows(HypervisorError.NoSuchGuest.class, () -> hypervisor.state(uuid));
    }
}

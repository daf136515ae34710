package dev.limen.contract.change;

import static dev.limen.contract.session.SessionBuilder.addSession;
import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.BY;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.StorageContract;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.change.VmChanges;
import dev.limen.domain.change.VmSnapshot;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.process.Execution;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link ChangeLog} does. Entries that are there when a test begins stay out of its sight. */
public interface ChangeLogContract extends StorageContract {

    Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
    /** Somebody who sees everything, and whom nothing in these tests changes. */
    Actor ADMIN = new Actor(new UserId(Long.MAX_VALUE), Role.ADMIN);

    Instant LATER = Instant.parse("2026-03-02T00:00:00.123456Z");

    private ChangeLog log() {
        return storage().changeLog();
    }

    private Position head() {
        return log().vmSnapshot(null).position();
    }

    private UserId owner() {
        return user().addTo(storage()).id();
    }

    private VmView change(VmView vm, Consumer<Vm> how) {
        return storage().unitOfWork().execute(() -> {
            Vm found = storage().vms().find(vm.id()).orElseThrow();
            how.accept(found);
            storage().vms().save(found);
            return storage().vms().find(vm.id()).orElseThrow().view();
        });
    }

    private void remove(VmView vm) {
        storage().unitOfWork().execute(() -> storage()
                .vms()
                .remove(storage().vms().find(vm.id()).orElseThrow()));
    }

    private void fail(Runnable work) {
        assertThrows(
                IllegalArgumentException.class, () -> storage().unitOfWork().execute(() -> {
                    work.run();
                    throw new IllegalArgumentException("on purpose");
                }));
    }

    private static Actor actor(UserId user) {
        return new Actor(user, Role.USER);
    }

    private List<Change> changesAfter(Position since, Actor viewer) {
        return log().vmChangesAfter(since, viewer, 1000).orElseThrow().entries().stream()
                .map(LoggedChange::change)
                .toList();
    }

    private int removeOldest(Instant before, int keepAtMost, int limit) {
        return storage().unitOfWork().execute(() -> log().removeOldest(before, keepAtMost, limit));
    }

    @Test
    default void everyChangeOfAVmIsLoggedInOrder() {
        UserId owner = owner();
        Position since = head();

        VmView added = vmOf(owner)
                .named("Größe ß")
                .with(new OsType("debian"))
                .in(VmStatus.ERROR, "The guest's disk is full.")
                .updatingTo(4, 2049, 22)
                .addTo(storage());
        VmView ended = change(added, vm -> vm.failed(VmStatus.STOPPED, null, LATER));
        remove(ended);

        assertEquals(
                List.of(
                        new Change.VmChanged(added, null),
                        new Change.VmChanged(ended, null),
                        new Change.VmRemoved(ended)),
                changesAfter(since, ADMIN));
    }

    @Test
    default void aSaveThatChangesNothingThatShowsIsNotLogged() {
        VmView begun = vmOf(owner()).busyWith(VmOperation.START).addTo(storage());
        Position since = head();

        VmView takenOver = change(begun, vm -> vm.takenOver(new Execution(new ProcessId(4711), LATER)));
        VmView saved = change(takenOver, vm -> {});

        assertEquals(begun.version() + 2, saved.version());
        assertEquals(List.of(), changesAfter(since, ADMIN));
    }

    @Test
    default void severalChangesOfOneUnitAreLoggedInTheirOrder() {
        UserId owner = owner();
        Position since = head();

        storage().unitOfWork().execute(() -> {
            storage().vms().add(vmOf(owner).named("b").build(storage().vms().nextId()));
            storage().vms().add(vmOf(owner).named("a").build(storage().vms().nextId()));
        });

        assertEquals(
                log().vmSnapshot(owner).vms().stream()
                        .map(vm -> new Change.VmChanged(vm, null))
                        .toList(),
                changesAfter(since, ADMIN));
    }

    @Test
    default void noPositionIsLeftOutAndTheSnapshotHasTheLast() {
        UserId owner = owner();
        Position since = head();
        vmOf(owner).addTo(storage());
        fail(() -> storage().vms().add(vmOf(owner).build(storage().vms().nextId())));
        vmOf(owner).addTo(storage());

        VmChanges changes = log().vmChangesAfter(since, ADMIN, 10).orElseThrow();

        Position first = since.next();
        assertEquals(
                List.of(first, first.next()),
                changes.entries().stream().map(LoggedChange::position).toList());
        assertEquals(first.next(), head());
        assertEquals(head(), changes.upTo());
    }

    @Test
    default void aUnitThatFailsLeavesNothingInTheLog() {
        VmView vm = vmOf(owner()).addTo(storage());
        Position since = head();

        fail(() -> {
            Vm found = storage().vms().find(vm.id()).orElseThrow();
            found.begin(VmOperation.START, BY, LATER);
            storage().vms().save(found);
        });
        fail(() -> storage().vms().remove(storage().vms().find(vm.id()).orElseThrow()));

        assertEquals(List.of(), changesAfter(since, ADMIN));
        assertEquals(since, head());
    }

    @Test
    default void aUserSeesOnlyWhatIsTheirs() {
        UserId ada = owner();
        UserId eve = owner();
        Position since = head();

        VmView adas = vmOf(ada).addTo(storage());
        VmView eves = vmOf(eve).addTo(storage());
        remove(adas);

        assertEquals(
                List.of(new Change.VmChanged(adas, null), new Change.VmRemoved(adas)), changesAfter(since, actor(ada)));
        assertEquals(List.of(new Change.VmChanged(eves, null)), changesAfter(since, actor(eve)));
    }

    @Test
    default void aVmThatIsHandedOverIsInTheLogOfBothOwners() {
        UserId ada = owner();
        UserId eve = owner();
        VmView adas = vmOf(ada).addTo(storage());
        Position since = head();

        VmView eves = change(adas, vm -> vm.handedOver(eve, LATER));
        VmView begun = change(eves, vm -> vm.begin(VmOperation.START, BY, LATER));

        Change handedOver = new Change.VmChanged(eves, ada);
        assertEquals(List.of(handedOver), changesAfter(since, actor(ada)));
        assertEquals(List.of(handedOver, new Change.VmChanged(begun, null)), changesAfter(since, actor(eve)));
    }

    @Test
    default void aUserWhoSeesNothingNewIsToldHowFarTheLogHasGone() {
        UserId ada = owner();
        Position since = head();
        vmOf(owner()).addTo(storage());

        assertEquals(Optional.of(new VmChanges(List.of(), head())), log().vmChangesAfter(since, actor(ada), 10));
    }

    @Test
    default void theLogIsReadPartByPart() {
        UserId owner = owner();
        Position since = head();
        VmView first = vmOf(owner).addTo(storage());
        VmView second = vmOf(owner).addTo(storage());

        VmChanges one = log().vmChangesAfter(since, actor(owner), 1).orElseThrow();
        VmChanges other = log().vmChangesAfter(one.upTo(), actor(owner), 1).orElseThrow();

        assertEquals(
                List.of(new Change.VmChanged(first, null), new Change.VmChanged(second, null)),
                List.of(
                        one.entries().getFirst().change(),
                        other.entries().getFirst().change()));
        assertEquals(
                Optional.of(new VmChanges(List.of(), head())), log().vmChangesAfter(other.upTo(), actor(owner), 1));
    }

    @Test
    default void whatIsSaidOfSessionsIsNotAmongTheChangesOfVms() {
        UserId ada = owner();
        Position since = head();

        var family = addSession(ada, storage());
        storage().unitOfWork().execute(() -> storage().refreshFamilies().remove(family.id(), SessionEnd.SIGNED_OUT));

        assertEquals(since.next(), head());
        assertEquals(Optional.of(new VmChanges(List.of(), head())), log().vmChangesAfter(since, ADMIN, 10));
    }

    @Test
    default void whoWasChangedSinceThenCannotBeToldWhatTheyMissed() {
        UserId ada = owner();
        UserId eve = owner();
        VmView adas = vmOf(ada).addTo(storage());
        Position before = head();

        storage().unitOfWork().execute(() -> {
            User changed = storage().users().find(ada).orElseThrow();
            changed.changeRole(Role.ADMIN, LATER);
            storage().users().save(changed);
        });
        Position after = head();
        VmView touched = change(adas, vm -> vm.begin(VmOperation.START, BY, LATER));

        Actor promoted = new Actor(ada, Role.ADMIN);
        assertEquals(Optional.empty(), log().vmChangesAfter(before, promoted, 10));
        assertEquals(Optional.empty(), log().vmChangesAfter(before, actor(ada), 10));
        assertEquals(List.of(new Change.VmChanged(touched, null)), changesAfter(after, promoted));
        assertEquals(List.of(), changesAfter(before, actor(eve)));
    }

    @Test
    default void aPositionThatTheLogHasNotComeToIsRefused() {
        vmOf(owner()).addTo(storage());

        assertEquals(Optional.empty(), log().vmChangesAfter(head().next(), ADMIN, 10));
    }

    @Test
    default void aSnapshotHasTheVmsOfOneOwnerOrAll() {
        UserId ada = owner();
        VmView second = vmOf(ada).named("b").addTo(storage());
        VmView other = vmOf(owner()).addTo(storage());
        VmView third = vmOf(ada).named("a").addTo(storage());

        assertEquals(new VmSnapshot(head(), List.of(second, third)), log().vmSnapshot(ada));
        assertEquals(new VmSnapshot(head(), List.of(second, other, third)), log().vmSnapshot(null));
        assertEquals(new VmSnapshot(head(), List.of()), log().vmSnapshot(owner()));
    }

    @Test
    default void whatRetentionRemovedCannotBeReadAnyMore() {
        UserId owner = owner();
        Position since = head();
        VmView first = vmOf(owner).addTo(storage());
        VmView second = vmOf(owner).addTo(storage());
        VmView third = vmOf(owner).addTo(storage());

        removeOldest(Instant.EPOCH, 2, 1_000_000);

        assertEquals(Optional.empty(), log().vmChangesAfter(since, actor(owner), 10));
        assertEquals(
                List.of(new Change.VmChanged(second, null), new Change.VmChanged(third, null)),
                changesAfter(since.next(), actor(owner)));
        assertEquals(List.of(first, second, third), log().vmSnapshot(owner).vms());
    }

    @Test
    default void retentionNeverRemovesTheNewestEntry() {
        UserId owner = owner();
        vmOf(owner).addTo(storage());
        vmOf(owner).addTo(storage());
        Position head = head();

        removeOldest(FAR, 0, 1000);

        assertEquals(0, removeOldest(FAR, 0, 1000));
        assertEquals(head, head());
        assertEquals(Optional.of(new VmChanges(List.of(), head)), log().vmChangesAfter(head, actor(owner), 10));
        assertEquals(
                1,
                log().vmChangesAfter(new Position(head.value() - 1), actor(owner), 10)
                        .orElseThrow()
                        .entries()
                        .size());
        vmOf(owner).addTo(storage());
        assertEquals(head.next(), head());
    }

    @Test
    default void retentionRemovesWhatIsOldAndNoMoreThanItIsTold() {
        UserId owner = owner();
        for (int i = 0; i < 4; i++) {
            vmOf(owner).addTo(storage());
        }
        Position head = head();

        assertEquals(0, removeOldest(Instant.EPOCH, 1_000_000, 1000));
        while (log().vmChangesAfter(new Position(head.value() - 4), ADMIN, 10).isPresent()) {
            assertEquals(1, removeOldest(FAR, 1_000_000, 1));
        }

        assertEquals(3, changesAfter(new Position(head.value() - 3), ADMIN).size());
        assertFalse(log().vmSnapshot(owner).vms().isEmpty());
    }
}

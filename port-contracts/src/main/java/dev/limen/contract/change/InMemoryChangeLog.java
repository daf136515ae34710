package dev.limen.contract.change;

import static java.util.Comparator.comparingLong;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.change.VmChanges;
import dev.limen.domain.change.VmSnapshot;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the log that the other fakes keep in the store. */
public final class InMemoryChangeLog implements ChangeLog {

    private final InMemoryStore store;

    public InMemoryChangeLog(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<VmChanges> vmChangesAfter(Position since, Actor viewer, int limit) {
        List<LoggedChange> log = store.read().changes;
        Change changed = new Change.SessionChanged(new SessionChange.OfUser(viewer.id()));
        if (since.compareTo(head(log)) > 0
                || since.next().compareTo(first(log)) < 0
                || after(since, log).anyMatch(entry -> entry.change().equals(changed))) {
            return Optional.empty();
        }
        List<LoggedChange> entries = after(since, log)
                .filter(entry -> shows(entry.change(), viewer.isAdmin() ? null : viewer.id()))
                .limit(limit)
                .toList();
        return Optional.of(new VmChanges(
                entries, entries.size() < limit ? head(log) : entries.getLast().position()));
    }

    private static boolean shows(Change change, @Nullable UserId owner) {
        return switch (change) {
            case Change.VmChanged(var vm, var previousOwner) ->
                owner == null || owner.equals(vm.owner()) || owner.equals(previousOwner);
            case Change.VmRemoved(var vm) -> owner == null || owner.equals(vm.owner());
            case Change.SessionChanged session -> false;
        };
    }

    @Override
    public VmSnapshot vmSnapshot(@Nullable UserId owner) {
        InMemoryStore.Tables tables = store.read();
        return new VmSnapshot(
                head(tables.changes),
                tables.vms.values().stream()
                        .filter(vm -> owner == null || owner.equals(vm.owner()))
                        .sorted(comparingLong(vm -> vm.id().value()))
                        .toList());
    }

    @Override
    public int removeOldest(Instant before, int keepAtMost, int limit) {
        List<LoggedChange> log = store.inUnit().changes;
        int removed = 0;
        while (removed < limit
                && log.size() > 1
                && (log.size() > keepAtMost || log.getFirst().at().isBefore(before))) {
            log.removeFirst();
            removed++;
        }
        return removed;
    }

    static Stream<LoggedChange> after(Position since, List<LoggedChange> log) {
        return log.stream().filter(entry -> entry.position().compareTo(since) > 0);
    }

    private static Position first(List<LoggedChange> log) {
        return log.isEmpty() ? Position.START.next() : log.getFirst().position();
    }

    static Position head(List<LoggedChange> log) {
        return log.isEmpty() ? Position.START : log.getLast().position();
    }
}

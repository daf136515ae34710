package dev.limen.contract.change;

import static dev.limen.contract.session.SessionBuilder.addSession;
import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.Eventually.eventually;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.AtOnce;
import dev.limen.contract.Storage;
import dev.limen.contract.StorageContract;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link ChangeFeed} does. */
public interface ChangeFeedContract extends StorageContract {

    /** The same storage as another process has it. */
    Storage remoteStorage();

    /** The feed of {@link #storage()} loses its connection, and hears nothing until {@link #reconnect}. */
    void disconnect();

    void reconnect();

    /** Keeps what it is told. */
    final class RecordingListener implements ChangeFeed.Listener {

        private final List<LoggedChange> entries = new ArrayList<>();
        private final List<Position> resyncs = new ArrayList<>();

        @Override
        public synchronized void changed(LoggedChange entry) {
            entries.add(entry);
        }

        @Override
        public synchronized void resync(Position position) {
            resyncs.add(position);
        }

        /** Where the feed went on, each time that it did not go on after what it had told. */
        public synchronized List<Position> resyncs() {
            return List.copyOf(resyncs);
        }

        public synchronized List<LoggedChange> entries() {
            return List.copyOf(entries);
        }

        public List<Change> changes() {
            return entries().stream().map(LoggedChange::change).toList();
        }

        public boolean hasHeard(Change change) {
            return changes().contains(change);
        }
    }

    private RecordingListener listen() {
        RecordingListener listener = new RecordingListener();
        storage().changeFeed().listen(listener);
        eventually("the feed says where it begins", () -> !listener.resyncs().isEmpty());
        return listener;
    }

    private static Change added(VmView vm) {
        return new Change.VmChanged(vm, null);
    }

    private static List<Long> positionsAfter(Position begin, int count) {
        return LongStream.rangeClosed(begin.value() + 1, begin.value() + count)
                .boxed()
                .toList();
    }

    private static List<Long> positions(RecordingListener listener) {
        return listener.entries().stream()
                .map(entry -> entry.position().value())
                .toList();
    }

    @Test
    default void whatAnyProcessCommitsIsToldOnceAndInOrder() {
        UserId owner = user().addTo(storage()).id();
        RecordingListener heard = listen();

        VmView first = vmOf(owner).addTo(storage());
        VmView second = vmOf(owner).addTo(remoteStorage());
        VmView third = vmOf(owner).addTo(storage());

        eventually("three entries are heard", () -> heard.entries().size() >= 3);
        assertEquals(List.of(added(first), added(second), added(third)), heard.changes());
        assertEquals(positionsAfter(heard.resyncs().getFirst(), 3), positions(heard));
    }

    @Test
    default void changesOfManyAtOnceAreToldInTheOrderOfTheirPositionsAndNoneIsMissed() {
        UserId owner = user().addTo(storage()).id();
        RecordingListener heard = listen();

        List<Throwable> failures = AtOnce.run(60, i -> vmOf(owner).addTo(i % 2 == 0 ? storage() : remoteStorage()));

        assertEquals(List.of(), failures);
        eventually("all entries are heard", () -> heard.entries().size() >= 60);
        assertEquals(positionsAfter(heard.resyncs().getFirst(), 60), positions(heard));
    }

    @Test
    default void aSessionThatAnotherProcessEndsIsHeard() {
        UserId ada = user().addTo(storage()).id();
        var family = addSession(ada, storage());
        RecordingListener heard = listen();

        remoteStorage()
                .unitOfWork()
                .execute(() -> remoteStorage().refreshFamilies().remove(family.id(), SessionEnd.REVOKED));

        Change ended = new Change.SessionChanged(new SessionChange.Ended(family.id(), ada, SessionEnd.REVOKED));
        eventually("the end is heard", () -> heard.hasHeard(ended));
    }

    @Test
    default void whoeverWasDisconnectedCatchesUpWithoutGapOrDuplicate() {
        UserId owner = user().addTo(storage()).id();
        RecordingListener heard = listen();
        VmView before = vmOf(owner).addTo(storage());
        eventually("the first is heard", () -> heard.hasHeard(added(before)));

        disconnect();
        VmView meanwhile = vmOf(owner).addTo(remoteStorage());
        VmView too = vmOf(owner).addTo(remoteStorage());
        reconnect();
        VmView after = vmOf(owner).addTo(remoteStorage());

        eventually("the last is heard", () -> heard.hasHeard(added(after)));
        assertEquals(List.of(added(before), added(meanwhile), added(too), added(after)), heard.changes());
        assertEquals(1, heard.resyncs().size());
    }

    @Test
    default void whatWasLostToRetentionMeanwhileIsSaid() {
        UserId owner = user().addTo(storage()).id();
        RecordingListener heard = listen();

        disconnect();
        vmOf(owner).addTo(remoteStorage());
        VmView last = vmOf(owner).addTo(remoteStorage());
        Storage remote = remoteStorage();
        remote.unitOfWork().execute(() -> remote.changeLog().removeOldest(Instant.EPOCH, 1, 1_000_000));
        reconnect();

        eventually("the last is heard", () -> heard.hasHeard(added(last)));
        Position begin = heard.resyncs().getFirst();
        assertEquals(List.of(begin, begin.next()), heard.resyncs());
        assertEquals(List.of(added(last)), heard.changes());
    }

    @Test
    default void aListenerThatThrowsKeepsNobodyFromBeingTold() {
        UserId owner = user().addTo(storage()).id();
        List<LoggedChange> thrown = new ArrayList<>();
        storage().changeFeed().listen(new ChangeFeed.Listener() {
            @Override
            public void changed(LoggedChange entry) {
                thrown.add(entry);
                throw new IllegalArgumentException("on purpose");
            }

            @Override
            public void resync(Position position) {}
        });
        RecordingListener heard = listen();

        VmView first = vmOf(owner).addTo(storage());
        VmView second = vmOf(owner).addTo(remoteStorage());

        eventually("the second is heard", () -> heard.hasHeard(added(second)));
        assertEquals(List.of(added(first), added(second)), heard.changes());
        assertTrue(thrown.containsAll(heard.entries()));
    }
}

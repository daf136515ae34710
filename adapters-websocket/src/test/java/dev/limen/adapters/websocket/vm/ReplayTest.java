package dev.limen.adapters.websocket.vm;

import static dev.limen.adapters.websocket.vm.BroadcasterFixture.ADMIN;
import static dev.limen.adapters.websocket.vm.BroadcasterFixture.ANN;
import static dev.limen.adapters.websocket.vm.BroadcasterFixture.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.domain.change.Position;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final int BATCH = 100;

    private final BroadcasterFixture fixture = new BroadcasterFixture();

    private void change(long id, int times) {
        for (int i = 0; i < times; i++) {
            fixture.change(id, ANN);
        }
    }

    private static List<String> versions(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(version -> "1@" + version)
                .toList();
    }

    @Test
    void whatWasMissedIsReplayedAndThenComesWhatHappens() {
        fixture.change(1, ANN);
        Position seen = fixture.head();
        fixture.change(1, ANN);
        fixture.change(2, ANN);
        FakeChannel ann = fixture.resume(ANN, seen);
        fixture.change(2, ANN);
        assertEquals(List.of("1@1", "2@0", "2@1"), ann.told());
        assertEquals(List.of(2L, 3L, 4L), ann.seqs());
    }

    @Test
    void whoeverMissedNothingIsToldWhatHappens() {
        fixture.change(1, ANN);
        FakeChannel ann = fixture.resume(ANN, fixture.head());
        assertEquals(List.of(), ann.told());
        fixture.change(1, ANN);
        assertEquals(List.of("1@1"), ann.told());
    }

    @Test
    void aReplayHasNoGapAndNoDuplicateWhileChangesGoOn() {
        change(1, 5 * BATCH);
        fixture.log.afterReading = () -> change(1, BATCH / 2);
        FakeChannel ann = new FakeChannel();
        fixture.resume(ANN, Position.START, ann);
        fixture.work();
        fixture.log.afterReading = () -> {};
        change(1, 10);
        long last = fixture.committed().iterator().next().version();
        assertEquals(versions(0, last), ann.told());
    }

    @Test
    void goingLiveLosesNothingBetweenTheLastBatchAndTheFirstLiveChange() {
        change(1, 3);
        FakeChannel ann = new FakeChannel();
        fixture.resume(ANN, Position.START, ann);
        fixture.change(1, ANN);
        fixture.log.afterReading = () -> change(1, 2);
        fixture.work();
        fixture.change(1, ANN);
        assertEquals(versions(0, 6), ann.told());
    }

    @Test
    void whatTheFeedHasNotToldYetIsNotReplayedBeforeItsTime() {
        change(1, 2);
        fixture.feed.pause();
        change(1, 2);
        FakeChannel ann = fixture.resume(ANN, Position.START);
        assertEquals(versions(0, 1), ann.told());
        fixture.feed.resume();
        assertEquals(versions(0, 3), ann.told());
    }

    @Test
    void aReplayIsPacedByAClientThatDoesNotRead() {
        change(1, 5 * BATCH);
        FakeChannel ann = new FakeChannel().stopsReading();
        fixture.resume(ANN, Position.START, ann);
        fixture.work();
        assertEquals(1, fixture.log.parts);
        for (int i = 0; i < BATCH; i++) {
            ann.readsOne();
        }
        fixture.work();
        assertEquals(2, fixture.log.parts);
        ann.readsOn();
        fixture.work();
        ann.readsOn();
        fixture.work();
        assertEquals(5 * BATCH, ann.told().size());
    }

    @Test
    void aRemovedVmMetInAReplayBecomesAListAndNoUpdateOfItFollows() {
        fixture.change(1, ANN);
        fixture.change(2, ANN);
        Position seen = fixture.head();
        fixture.change(2, ANN);
        fixture.change(1, ANN);
        fixture.delete(2);
        fixture.change(1, ANN);
        FakeChannel ann = fixture.resume(ANN, seen);
        assertEquals(List.of("1@1", "[1]", "1@2"), ann.told());
        assertEquals(List.of(4L, 5L, 6L), ann.seqs());
    }

    @Test
    void manyRemovalsInAReplayAreOneListAndWhatItShowsIsNotToldAgain() {
        LongStream.rangeClosed(1, 5).forEach(id -> fixture.change(id, ANN));
        Position seen = fixture.head();
        LongStream.rangeClosed(2, 5).forEach(id -> {
            fixture.change(1, ANN);
            fixture.change(id, ANN);
            fixture.delete(id);
        });
        FakeChannel ann = fixture.resume(ANN, seen);
        assertEquals(List.of("1@1", "[1]", "1@4"), ann.told());
        assertEquals(1, fixture.log.snapshots);
    }

    @Test
    void aRemovalAsTheLastThingOfAReplayBecomesAList() {
        fixture.change(1, ANN);
        Position seen = fixture.head();
        fixture.delete(1);
        FakeChannel ann = fixture.resume(ANN, seen);
        assertEquals(List.of("[]"), ann.told());
        fixture.change(2, ANN);
        assertEquals(List.of("[]", "2@0"), ann.told());
    }

    @Test
    void whatIsRemovedWhileTheLogIsReadIsNotToldAfterwards() {
        fixture.change(1, ANN);
        fixture.change(2, ANN);
        fixture.log.afterReading = () -> {
            fixture.log.afterReading = () -> {};
            fixture.delete(1);
        };
        FakeChannel ann = fixture.resume(ANN, Position.START);
        assertEquals(List.of("2@0", "[2]"), ann.told());
    }

    @Test
    void whatIsAheadOfThisProcessIsNotToldAgain() {
        change(1, 2);
        fixture.feed.pause();
        change(1, 2);
        FakeChannel ann = fixture.resume(ANN, fixture.head());
        fixture.feed.resume();
        assertEquals(List.of(), ann.told());
        fixture.change(1, ANN);
        assertEquals(List.of("1@4"), ann.told());
    }

    @Test
    void whatIsLostByRetentionBecomesAList() {
        fixture.change(1, ANN);
        Position seen = fixture.head();
        change(1, 5);
        fixture.forgetAllBut(2);
        FakeChannel ann = fixture.resume(ANN, seen);
        assertEquals(List.of("[1]"), ann.told());
        assertEquals(List.of(6L), ann.seqs());
        fixture.change(1, ANN);
        assertEquals(List.of("[1]", "1@6"), ann.told());
    }

    @Test
    void whatIsLostByRetentionDuringAReplayBecomesAList() {
        change(1, 3 * BATCH);
        FakeChannel ann = new FakeChannel().stopsReading();
        fixture.resume(ANN, Position.START, ann);
        fixture.work();
        fixture.forgetAllBut(1);
        ann.readsOn();
        fixture.work();
        assertEquals(BATCH + 1, ann.told().size());
        assertEquals("[1]", ann.told().getLast());
        assertEquals(3L * BATCH, ann.seqs().getLast());
    }

    @Test
    void aPositionBeyondTheHeadIsAnsweredByAList() {
        fixture.change(1, ANN);
        FakeChannel ann = fixture.resume(ANN, new Position(1_000));
        assertEquals(List.of("[1]"), ann.told());
        fixture.change(1, ANN);
        assertEquals(List.of("[1]", "1@1"), ann.told());
        assertEquals(List.of(1L, 2L), ann.seqs());
    }

    @Test
    void aForeignVmNeverAppearsAlsoNotAfterAHandOver() {
        fixture.change(1, ANN);
        Position seen = fixture.head();
        fixture.change(2, BOB);
        fixture.change(1, ANN);
        fixture.change(1, BOB);
        fixture.change(1, BOB);
        FakeChannel ann = fixture.resume(ANN, seen);
        FakeChannel bob = fixture.resume(BOB, seen);
        FakeChannel admin = fixture.resume(ADMIN, seen);
        fixture.change(1, BOB);
        assertEquals(List.of("[]"), ann.told());
        assertEquals(List.of("2@0", "1@2", "1@3", "1@4"), bob.told());
        assertEquals(List.of("2@0", "1@1", "1@2", "1@3", "1@4"), admin.told());
    }

    @Test
    void whoeversRoleChangedMeanwhileIsLeftWithNoVmOutOfSightAndMissesNoneThatCameIntoSight() {
        fixture.change(1, ANN);
        fixture.change(2, BOB);
        Position seen = fixture.head();
        fixture.changeOf(ANN);
        fixture.changeOf(ADMIN);
        FakeChannel demoted = fixture.resume(ANN, seen);
        FakeChannel promoted = fixture.resume(ADMIN, seen);
        fixture.change(1, ANN);
        assertEquals(List.of("[1]", "1@1"), demoted.told());
        assertEquals(List.of("[1, 2]", "1@1"), promoted.told());
        assertEquals(List.of(4L, 5L), promoted.seqs());
    }

    @Test
    void whatTheFeedLosesWhileTheLogIsReadBecomesAList() {
        fixture.change(1, ANN);
        FakeChannel ann = new FakeChannel();
        fixture.resume(ANN, fixture.head(), ann);
        fixture.log.afterReading = () -> {
            fixture.log.afterReading = () -> {};
            fixture.feed.pause();
            change(1, 3);
            fixture.forgetAllBut(1);
            fixture.feed.resume();
        };
        fixture.work();
        assertEquals(List.of("[1]", "1@3"), ann.told());
    }

    @Test
    void aLogThatCannotBeReadEndsTheStreamAsAFault() {
        fixture.log.away = true;
        FakeChannel ann = fixture.resume(ANN, Position.START);
        assertEquals(StreamEnd.FAULT, ann.ending());
    }

    @Test
    void changesOfSessionsAreToldToNobody() {
        fixture.change(1, ANN);
        Position seen = fixture.head();
        fixture.changeOfSession();
        fixture.changeOf(BOB);
        FakeChannel admin = fixture.resume(ADMIN, seen);
        fixture.changeOfSession();
        fixture.changeOf(BOB);
        fixture.change(1, ANN);
        assertEquals(List.of("1@1"), admin.told());
    }
}

package dev.limen.adapters.websocket.vm;

import static dev.limen.adapters.websocket.vm.Scene.ADMIN;
import static dev.limen.adapters.websocket.vm.Scene.ANN;
import static dev.limen.adapters.websocket.vm.Scene.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.websocket.channel.StreamEnd;
import dev.limen.domain.change.Position;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final int BATCH = 100;

    private final Scene scene = new Scene();

    private void change(long id, int times) {
        for (int i = 0; i < times; i++) {
            scene.change(id, ANN);
        }
    }

    private static List<String> versions(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(version -> "1@" + version)
                .toList();
    }

    @Test
    void whatWasMissedIsReplayedAndThenComesWhatHappens() {
        scene.change(1, ANN);
        Position seen = scene.head();
        scene.change(1, ANN);
        scene.change(2, ANN);
        FakeChannel ann = scene.resume(ANN, seen);
        scene.change(2, ANN);
        assertEquals(List.of("1@1", "2@0", "2@1"), ann.told());
        assertEquals(List.of(2L, 3L, 4L), ann.seqs());
    }

    @Test
    void whoeverMissedNothingIsToldWhatHappens() {
        scene.change(1, ANN);
        FakeChannel ann = scene.resume(ANN, scene.head());
        assertEquals(List.of(), ann.told());
        scene.change(1, ANN);
        assertEquals(List.of("1@1"), ann.told());
    }

    @Test
    void aReplayHasNoGapAndNoDuplicateWhileChangesGoOn() {
        change(1, 5 * BATCH);
        scene.log.afterReading = () -> change(1, BATCH / 2);
        FakeChannel ann = new FakeChannel();
        scene.resume(ANN, Position.START, ann);
        scene.work();
        scene.log.afterReading = () -> {};
        change(1, 10);
        long last = scene.committed().iterator().next().version();
        assertEquals(versions(0, last), ann.told());
    }

    @Test
    void goingLiveLosesNothingBetweenTheLastBatchAndTheFirstLiveChange() {
        change(1, 3);
        FakeChannel ann = new FakeChannel();
        scene.resume(ANN, Position.START, ann);
        scene.change(1, ANN);
        scene.log.afterReading = () -> change(1, 2);
        scene.work();
        scene.change(1, ANN);
        assertEquals(versions(0, 6), ann.told());
    }

    @Test
    void whatTheFeedHasNotToldYetIsNotReplayedBeforeItsTime() {
        change(1, 2);
        scene.feed.pause();
        change(1, 2);
        FakeChannel ann = scene.resume(ANN, Position.START);
        assertEquals(versions(0, 1), ann.told());
        scene.feed.resume();
        assertEquals(versions(0, 3), ann.told());
    }

    @Test
    void aReplayIsPacedByAClientThatDoesNotRead() {
        change(1, 5 * BATCH);
        FakeChannel ann = new FakeChannel().stopsReading();
        scene.resume(ANN, Position.START, ann);
        scene.work();
        assertEquals(1, scene.log.parts);
        for (int i = 0; i < BATCH; i++) {
            ann.readsOne();
        }
        scene.work();
        assertEquals(2, scene.log.parts);
        ann.readsOn();
        scene.work();
        ann.readsOn();
        scene.work();
        assertEquals(5 * BATCH, ann.told().size());
    }

    @Test
    void aRemovedVmMetInAReplayBecomesAListAndNoUpdateOfItFollows() {
        scene.change(1, ANN);
        scene.change(2, ANN);
        Position seen = scene.head();
        scene.change(2, ANN);
        scene.change(1, ANN);
        scene.delete(2);
        scene.change(1, ANN);
        FakeChannel ann = scene.resume(ANN, seen);
        assertEquals(List.of("1@1", "[1]", "1@2"), ann.told());
        assertEquals(List.of(4L, 5L, 6L), ann.seqs());
    }

    @Test
    void manyRemovalsInAReplayAreOneListAndWhatItShowsIsNotToldAgain() {
        LongStream.rangeClosed(1, 5).forEach(id -> scene.change(id, ANN));
        Position seen = scene.head();
        LongStream.rangeClosed(2, 5).forEach(id -> {
            scene.change(1, ANN);
            scene.change(id, ANN);
            scene.delete(id);
        });
        FakeChannel ann = scene.resume(ANN, seen);
        assertEquals(List.of("1@1", "[1]", "1@4"), ann.told());
        assertEquals(1, scene.log.snapshots);
    }

    @Test
    void aRemovalAsTheLastThingOfAReplayBecomesAList() {
        scene.change(1, ANN);
        Position seen = scene.head();
        scene.delete(1);
        FakeChannel ann = scene.resume(ANN, seen);
        assertEquals(List.of("[]"), ann.told());
        scene.change(2, ANN);
        assertEquals(List.of("[]", "2@0"), ann.told());
    }

    @Test
    void whatIsRemovedWhileTheLogIsReadIsNotToldAfterwards() {
        scene.change(1, ANN);
        scene.change(2, ANN);
        scene.log.afterReading = () -> {
            scene.log.afterReading = () -> {};
            scene.delete(1);
        };
        FakeChannel ann = scene.resume(ANN, Position.START);
        assertEquals(List.of("2@0", "[2]"), ann.told());
    }

    @Test
    void whatIsAheadOfThisProcessIsNotToldAgain() {
        change(1, 2);
        scene.feed.pause();
        change(1, 2);
        FakeChannel ann = scene.resume(ANN, scene.head());
        scene.feed.resume();
        assertEquals(List.of(), ann.told());
        scene.change(1, ANN);
        assertEquals(List.of("1@4"), ann.told());
    }

    @Test
    void whatIsLostByRetentionBecomesAList() {
        scene.change(1, ANN);
        Position seen = scene.head();
        change(1, 5);
        scene.forgetAllBut(2);
        FakeChannel ann = scene.resume(ANN, seen);
        assertEquals(List.of("[1]"), ann.told());
        assertEquals(List.of(6L), ann.seqs());
        scene.change(1, ANN);
        assertEquals(List.of("[1]", "1@6"), ann.told());
    }

    @Test
    void whatIsLostByRetentionDuringAReplayBecomesAList() {
        change(1, 3 * BATCH);
        FakeChannel ann = new FakeChannel().stopsReading();
        scene.resume(ANN, Position.START, ann);
        scene.work();
        scene.forgetAllBut(1);
        ann.readsOn();
        scene.work();
        assertEquals(BATCH + 1, ann.told().size());
        assertEquals("[1]", ann.told().getLast());
        assertEquals(3L * BATCH, ann.seqs().getLast());
    }

    @Test
    void aPositionBeyondTheHeadIsAnsweredByAList() {
        scene.change(1, ANN);
        FakeChannel ann = scene.resume(ANN, new Position(1_000));
        assertEquals(List.of("[1]"), ann.told());
        scene.change(1, ANN);
        assertEquals(List.of("[1]", "1@1"), ann.told());
        assertEquals(List.of(1L, 2L), ann.seqs());
    }

    @Test
    void aForeignVmNeverAppearsAlsoNotAfterAHandOver() {
        scene.change(1, ANN);
        Position seen = scene.head();
        scene.change(2, BOB);
        scene.change(1, ANN);
        scene.change(1, BOB);
        scene.change(1, BOB);
        FakeChannel ann = scene.resume(ANN, seen);
        FakeChannel bob = scene.resume(BOB, seen);
        FakeChannel admin = scene.resume(ADMIN, seen);
        scene.change(1, BOB);
        assertEquals(List.of("[]"), ann.told());
        assertEquals(List.of("2@0", "1@2", "1@3", "1@4"), bob.told());
        assertEquals(List.of("2@0", "1@1", "1@2", "1@3", "1@4"), admin.told());
    }

    @Test
    void whoeversRoleChangedMeanwhileIsLeftWithNoVmOutOfSightAndMissesNoneThatCameIntoSight() {
        scene.change(1, ANN);
        scene.change(2, BOB);
        Position seen = scene.head();
        scene.changeOf(ANN);
        scene.changeOf(ADMIN);
        FakeChannel demoted = scene.resume(ANN, seen);
        FakeChannel promoted = scene.resume(ADMIN, seen);
        scene.change(1, ANN);
        assertEquals(List.of("[1]", "1@1"), demoted.told());
        assertEquals(List.of("[1, 2]", "1@1"), promoted.told());
        assertEquals(List.of(4L, 5L), promoted.seqs());
    }

    @Test
    void whatTheFeedLosesWhileTheLogIsReadBecomesAList() {
        scene.change(1, ANN);
        FakeChannel ann = new FakeChannel();
        scene.resume(ANN, scene.head(), ann);
        scene.log.afterReading = () -> {
            scene.log.afterReading = () -> {};
            scene.feed.pause();
            change(1, 3);
            scene.forgetAllBut(1);
            scene.feed.resume();
        };
        scene.work();
        assertEquals(List.of("[1]", "1@3"), ann.told());
    }

    @Test
    void aLogThatCannotBeReadEndsTheStreamAsAFault() {
        scene.log.away = true;
        FakeChannel ann = scene.resume(ANN, Position.START);
        assertEquals(StreamEnd.FAULT, ann.ending());
    }

    @Test
    void changesOfSessionsAreNobodysNews() {
        scene.change(1, ANN);
        Position seen = scene.head();
        scene.changeOfSession();
        scene.changeOf(BOB);
        FakeChannel admin = scene.resume(ADMIN, seen);
        scene.changeOfSession();
        scene.changeOf(BOB);
        scene.change(1, ANN);
        assertEquals(List.of("1@1"), admin.told());
    }
}

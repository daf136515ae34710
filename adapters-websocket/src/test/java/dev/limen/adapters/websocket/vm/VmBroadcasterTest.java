package dev.limen.adapters.websocket.vm;

import static dev.limen.adapters.websocket.vm.Scene.ADMIN;
import static dev.limen.adapters.websocket.vm.Scene.ANN;
import static dev.limen.adapters.websocket.vm.Scene.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.limen.adapters.websocket.channel.StreamEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

class VmBroadcasterTest {

    private final Scene scene = new Scene();

    @Test
    void theListComesFirst() {
        scene.change(1, ANN);
        FakeChannel ann = new FakeChannel();
        scene.connect(ANN, ann);
        scene.change(1, ANN);
        assertEquals(List.of(), ann.told());
        scene.work();
        assertEquals(List.of("[1]", "1@1"), ann.told());
        assertEquals(List.of(1L, 2L), ann.seqs());
    }

    @Test
    void nothingIsSentBeforeTheSubscriptionIsOpened() {
        FakeChannel channel = new FakeChannel();
        Subscription ann = scene.broadcaster.subscribe(channel, scene.session(ANN), null);
        scene.change(1, ANN);
        scene.work();
        assertEquals(List.of(), channel.told());
        ann.open();
        scene.work();
        assertEquals(List.of("[1]", "1@0"), channel.told());
    }

    @Test
    void aChangeThatHappensWhileTheListIsReadFollowsIt() {
        scene.change(1, ANN);
        scene.log.afterReading = () -> {
            scene.change(1, ANN);
            scene.change(2, ANN);
        };
        FakeChannel ann = scene.connect(ANN);
        assertEquals(List.of("[1]", "1@1", "2@0"), ann.told());
        assertEquals(List.of(1L, 2L, 3L), ann.seqs());
    }

    @Test
    void aListWaitsUntilTheFeedIsWhereItWasRead() {
        scene.feed.pause();
        scene.change(1, ANN);
        scene.change(1, ANN);
        FakeChannel ann = scene.connect(ANN);
        assertEquals(List.of(), ann.told());
        scene.feed.resume();
        scene.work();
        assertEquals(List.of("[1]", "1@1"), ann.told());
    }

    @Test
    void whatIsOlderThanTheListIsNotTold() {
        FakeChannel ann = new FakeChannel();
        scene.connect(ANN, ann);
        scene.change(1, ANN);
        scene.change(2, ANN);
        scene.change(1, ANN);
        scene.work();
        assertEquals(List.of("[1, 2]", "2@0", "1@1"), ann.told());
    }

    @Test
    void usersHearOfTheirOwnVmsAndAdministratorsOfAll() {
        FakeChannel ann = scene.connect(ANN);
        FakeChannel bob = scene.connect(BOB);
        FakeChannel admin = scene.connect(ADMIN);
        scene.change(1, ANN);
        scene.change(2, BOB);
        scene.change(3, ADMIN);
        assertEquals(List.of("[]", "1@0"), ann.told());
        assertEquals(List.of("[]", "2@0"), bob.told());
        assertEquals(List.of("[]", "1@0", "2@0", "3@0"), admin.told());
    }

    @Test
    void aClientThatHasLeftHearsNothing() {
        FakeChannel channel = new FakeChannel();
        Subscription ann = scene.connect(ANN, channel);
        scene.work();
        scene.broadcaster.remove(ann);
        scene.change(1, ANN);
        scene.delete(1);
        scene.work();
        assertEquals(List.of("[]"), channel.told());
    }

    @Test
    void aDeletionBringsANewListToThoseWhoSawTheVm() {
        scene.change(1, ANN);
        scene.change(2, ANN);
        FakeChannel ann = scene.connect(ANN);
        FakeChannel bob = scene.connect(BOB);
        FakeChannel admin = scene.connect(ADMIN);
        scene.delete(1);
        scene.work();
        assertEquals(List.of("[1, 2]", "[2]"), ann.told());
        assertEquals(List.of("[]"), bob.told());
        assertEquals(List.of("[1, 2]", "[2]"), admin.told());
    }

    @Test
    void nothingIsToldOfAVmAfterItsDeletion() {
        scene.change(1, ANN);
        FakeChannel ann = scene.connect(ANN);
        scene.feed.pause();
        scene.change(1, ANN);
        scene.delete(1);
        scene.feed.resume();
        scene.work();
        assertEquals("[]", ann.told().getLast());
    }

    @Test
    void aDeletionTakesBackWhatWasNotSentYet() {
        FakeChannel ann = new FakeChannel();
        scene.connect(ANN, ann);
        scene.change(1, ANN);
        scene.delete(1);
        scene.work();
        assertEquals(List.of("[]"), ann.told());
    }

    @Test
    void aListDoesNotShowAVmThatWasDeletedMeanwhile() {
        scene.change(1, ANN);
        scene.log.afterReading = () -> scene.delete(1);
        FakeChannel ann = scene.connect(ANN);
        assertEquals(List.of("[]"), ann.told());
        assertEquals(1, scene.log.snapshots);
    }

    @Test
    void anUpdateOfAVmThatTheListLacksIsDropped() {
        FakeChannel ann = new FakeChannel();
        scene.connect(ANN, ann);
        scene.change(1, ANN);
        scene.feed.pause();
        scene.delete(1);
        scene.work();
        scene.feed.resume();
        scene.work();
        assertEquals(List.of("[]"), ann.told());
    }

    @Test
    void aVmThatIsHandedOverLeavesOneListAndReachesTheOtherUser() {
        scene.change(1, ANN);
        FakeChannel ann = scene.connect(ANN);
        FakeChannel bob = scene.connect(BOB);
        FakeChannel admin = scene.connect(ADMIN);
        scene.change(1, BOB);
        scene.work();
        scene.change(1, BOB);
        scene.work();
        assertEquals(List.of("[1]", "[]"), ann.told());
        assertEquals(List.of("[]", "1@1", "1@2"), bob.told());
        assertEquals(List.of("[1]", "1@1", "1@2"), admin.told());
    }

    @Test
    void aListDoesNotShowAVmThatWasHandedOverMeanwhile() {
        scene.change(1, ANN);
        scene.log.afterReading = () -> scene.change(1, BOB);
        FakeChannel ann = scene.connect(ANN);
        assertEquals(List.of("[]"), ann.told());
    }

    @Test
    void aVmThatComesBackAtOnceIsThere() {
        scene.change(1, ANN);
        FakeChannel ann = scene.connect(ANN);
        scene.log.afterReading = () -> {
            scene.log.afterReading = () -> {};
            scene.change(1, BOB);
            scene.change(1, ANN);
        };
        scene.change(2, ANN);
        scene.delete(2);
        scene.work();
        assertEquals(List.of("[1]", "2@0", "[]", "1@2"), ann.told());
    }

    @Test
    void aListHasAPlaceOfItsOwnInTheStream() {
        scene.change(1, ANN);
        scene.change(2, ANN);
        FakeChannel ann = scene.connect(ANN);
        scene.delete(2);
        scene.change(1, ANN);
        scene.change(1, ANN);
        scene.work();
        assertEquals(List.of("[1, 2]", "[1]", "1@2"), ann.told());
        assertEquals(List.of(2L, 3L, 5L), ann.seqs());
    }

    @Test
    void clientsOfOneViewShareTheReadingOfAList() {
        for (int i = 0; i < 10; i++) {
            scene.connect(ANN, new FakeChannel());
            scene.connect(ADMIN, new FakeChannel());
        }
        scene.work();
        assertEquals(2, scene.log.snapshots);
    }

    @Test
    void anUpdateIsWrittenOnceForAll() {
        for (int i = 0; i < 10; i++) {
            scene.connect(ANN);
            scene.connect(ADMIN);
        }
        scene.change(1, ANN);
        assertEquals(1, scene.json.written());
    }

    @Test
    void anUpdateThatNobodyMaySeeIsNotWritten() {
        scene.connect(BOB);
        scene.change(1, ANN);
        assertEquals(0, scene.json.written());
    }

    @Test
    void aClientWhoseListCannotBeReadIsClosedAsAFault() {
        scene.log.away = true;
        FakeChannel ann = scene.connect(ANN);
        assertEquals(StreamEnd.FAULT, ann.ending());
        scene.log.away = false;
        FakeChannel again = scene.connect(ANN);
        assertEquals(List.of("[]"), again.told());
        assertNull(again.ending());
    }

    @Test
    void whatWasMissedIsToldOnce() {
        scene.change(1, ANN);
        scene.change(2, ANN);
        scene.change(3, BOB);
        FakeChannel ann = scene.connect(ANN);
        FakeChannel bob = scene.connect(BOB);
        scene.feed.pause();
        scene.change(1, ANN);
        scene.change(4, ANN);
        scene.feed.resume();
        scene.feed.resume();
        assertEquals(List.of("[1, 2]", "1@1", "4@0"), ann.told());
        assertEquals(List.of("[3]"), bob.told());
    }

    @Test
    void aDeletionThatWasMissedBringsANewList() {
        scene.change(1, ANN);
        scene.change(2, ANN);
        FakeChannel ann = scene.connect(ANN);
        FakeChannel bob = scene.connect(BOB);
        scene.feed.pause();
        scene.delete(1);
        scene.work();
        assertEquals(List.of("[1, 2]"), ann.told());
        scene.feed.resume();
        scene.work();
        assertEquals(List.of("[1, 2]", "[2]"), ann.told());
        assertEquals(List.of("[]"), bob.told());
    }

    @Test
    void whatTheFeedLostToRetentionBringsEverybodyANewList() {
        scene.change(1, ANN);
        scene.change(2, ANN);
        FakeChannel ann = scene.connect(ANN);
        FakeChannel bob = scene.connect(BOB);
        scene.feed.pause();
        scene.delete(1);
        scene.change(2, ANN);
        scene.change(3, ANN);
        scene.forgetAllBut(1);
        scene.feed.resume();
        scene.work();
        assertEquals(List.of("[1, 2]", "[2, 3]", "3@0"), ann.told());
        assertEquals(List.of(2L, 4L, 5L), ann.seqs());
        assertEquals(List.of("[]", "[]"), bob.told());
    }

    @Test
    void aDeletedUserIsShownOut() {
        FakeChannel ann = scene.connect(ANN);
        FakeChannel bob = scene.connect(BOB);
        scene.expel(ANN);
        assertEquals(StreamEnd.NOT_ALLOWED, ann.ending());
        assertNull(bob.ending());
        scene.change(1, ANN);
        assertEquals(List.of("[]"), ann.told());
    }

    @Test
    void whoeverWasChangedIsToldNothingMoreUntilItIsKnownThatTheyMayGoOn() {
        scene.change(1, ANN);
        FakeChannel demoted = scene.connect(ADMIN);
        FakeChannel renamed = scene.connect(ANN);
        scene.expelled.add(ADMIN);
        scene.changeOf(ADMIN);
        scene.changeOf(ANN);
        scene.change(1, ANN);
        scene.change(2, ANN);
        assertEquals(List.of("[1]"), demoted.told());
        assertEquals(List.of("[1]"), renamed.told());
        scene.work();
        assertEquals(List.of("[1]"), demoted.told());
        assertEquals(StreamEnd.NOT_ALLOWED, demoted.ending());
        assertEquals(List.of("[1]", "1@1", "2@0"), renamed.told());
    }

    @Test
    void aListThatWasReadBeforeItsReaderWasDemotedIsNotTold() {
        FakeChannel demoted = new FakeChannel();
        scene.expelled.add(ADMIN);
        scene.log.afterReading = () -> scene.changeOf(ADMIN);
        scene.connect(ADMIN, demoted);
        scene.work();
        assertEquals(List.of(), demoted.told());
        assertEquals(StreamEnd.NOT_ALLOWED, demoted.ending());
    }

    @Test
    void aReviewFromBeforeTheLastChangeLetsNobodyGoOn() {
        FakeChannel demoted = scene.connect(ADMIN);
        scene.changeOf(ADMIN);
        scene.reviewing = () -> {
            scene.reviewing = () -> {};
            scene.changeOf(ADMIN);
            scene.change(1, ANN);
            scene.expelled.add(ADMIN);
        };
        scene.work();
        assertEquals(List.of("[]"), demoted.told());
        assertEquals(StreamEnd.NOT_ALLOWED, demoted.ending());
    }

    @Test
    void aShutdownEndsEveryStreamAndThoseThatStillCome() {
        FakeChannel ann = scene.connect(ANN);
        scene.broadcaster.shutDown();
        assertEquals(StreamEnd.SHUTDOWN, ann.ending());
        FakeChannel late = scene.connect(BOB);
        assertEquals(StreamEnd.SHUTDOWN, late.ending());
        assertEquals(List.of(), late.told());
    }
}

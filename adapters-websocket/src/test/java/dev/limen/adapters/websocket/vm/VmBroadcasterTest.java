package dev.limen.adapters.websocket.vm;

import static dev.limen.adapters.websocket.vm.BroadcasterFixture.ADMIN;
import static dev.limen.adapters.websocket.vm.BroadcasterFixture.ANN;
import static dev.limen.adapters.websocket.vm.BroadcasterFixture.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.limen.adapters.websocket.channel.StreamEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

class VmBroadcasterTest {

    private final BroadcasterFixture fixture = new BroadcasterFixture();

    @Test
    void theListComesFirst() {
        fixture.change(1, ANN);
        FakeChannel ann = new FakeChannel();
        fixture.connect(ANN, ann);
        fixture.change(1, ANN);
        assertEquals(List.of(), ann.told());
        fixture.work();
        assertEquals(List.of("[1]", "1@1"), ann.told());
        assertEquals(List.of(1L, 2L), ann.seqs());
    }

    @Test
    void nothingIsSentBeforeTheSubscriptionIsOpened() {
        FakeChannel channel = new FakeChannel();
        Subscription ann = fixture.broadcaster.subscribe(channel, fixture.session(ANN), null);
        fixture.change(1, ANN);
        fixture.work();
        assertEquals(List.of(), channel.told());
        ann.open();
        fixture.work();
        assertEquals(List.of("[1]", "1@0"), channel.told());
    }

    @Test
    void aChangeThatHappensWhileTheListIsReadFollowsIt() {
        fixture.change(1, ANN);
        fixture.log.afterReading = () -> {
            fixture.change(1, ANN);
            fixture.change(2, ANN);
        };
        FakeChannel ann = fixture.connect(ANN);
        assertEquals(List.of("[1]", "1@1", "2@0"), ann.told());
        assertEquals(List.of(1L, 2L, 3L), ann.seqs());
    }

    @Test
    void aListWaitsUntilTheFeedIsWhereItWasRead() {
        fixture.feed.pause();
        fixture.change(1, ANN);
        fixture.change(1, ANN);
        FakeChannel ann = fixture.connect(ANN);
        assertEquals(List.of(), ann.told());
        fixture.feed.resume();
        fixture.work();
        assertEquals(List.of("[1]", "1@1"), ann.told());
    }

    @Test
    void whatIsOlderThanTheListIsNotTold() {
        FakeChannel ann = new FakeChannel();
        fixture.connect(ANN, ann);
        fixture.change(1, ANN);
        fixture.change(2, ANN);
        fixture.change(1, ANN);
        fixture.work();
        assertEquals(List.of("[1, 2]", "2@0", "1@1"), ann.told());
    }

    @Test
    void usersHearOfTheirOwnVmsAndAdministratorsOfAll() {
        FakeChannel ann = fixture.connect(ANN);
        FakeChannel bob = fixture.connect(BOB);
        FakeChannel admin = fixture.connect(ADMIN);
        fixture.change(1, ANN);
        fixture.change(2, BOB);
        fixture.change(3, ADMIN);
        assertEquals(List.of("[]", "1@0"), ann.told());
        assertEquals(List.of("[]", "2@0"), bob.told());
        assertEquals(List.of("[]", "1@0", "2@0", "3@0"), admin.told());
    }

    @Test
    void aClientThatHasLeftHearsNothing() {
        FakeChannel channel = new FakeChannel();
        Subscription ann = fixture.connect(ANN, channel);
        fixture.work();
        fixture.broadcaster.remove(ann);
        fixture.change(1, ANN);
        fixture.delete(1);
        fixture.work();
        assertEquals(List.of("[]"), channel.told());
    }

    @Test
    void aDeletionBringsANewListToThoseWhoSawTheVm() {
        fixture.change(1, ANN);
        fixture.change(2, ANN);
        FakeChannel ann = fixture.connect(ANN);
        FakeChannel bob = fixture.connect(BOB);
        FakeChannel admin = fixture.connect(ADMIN);
        fixture.delete(1);
        fixture.work();
        assertEquals(List.of("[1, 2]", "[2]"), ann.told());
        assertEquals(List.of("[]"), bob.told());
        assertEquals(List.of("[1, 2]", "[2]"), admin.told());
    }

    @Test
    void nothingIsToldOfAVmAfterItsDeletion() {
        fixture.change(1, ANN);
        FakeChannel ann = fixture.connect(ANN);
        fixture.feed.pause();
        fixture.change(1, ANN);
        fixture.delete(1);
        fixture.feed.resume();
        fixture.work();
        assertEquals("[]", ann.told().getLast());
    }

    @Test
    void aDeletionTakesBackWhatWasNotSentYet() {
        FakeChannel ann = new FakeChannel();
        fixture.connect(ANN, ann);
        fixture.change(1, ANN);
        fixture.delete(1);
        fixture.work();
        assertEquals(List.of("[]"), ann.told());
    }

    @Test
    void aListDoesNotShowAVmThatWasDeletedMeanwhile() {
        fixture.change(1, ANN);
        fixture.log.afterReading = () -> fixture.delete(1);
        FakeChannel ann = fixture.connect(ANN);
        assertEquals(List.of("[]"), ann.told());
        assertEquals(1, fixture.log.snapshots);
    }

    @Test
    void anUpdateOfAVmThatTheListLacksIsDropped() {
        FakeChannel ann = new FakeChannel();
        fixture.connect(ANN, ann);
        fixture.change(1, ANN);
        fixture.feed.pause();
        fixture.delete(1);
        fixture.work();
        fixture.feed.resume();
        fixture.work();
        assertEquals(List.of("[]"), ann.told());
    }

    @Test
    void aVmThatIsHandedOverLeavesOneListAndReachesTheOtherUser() {
        fixture.change(1, ANN);
        FakeChannel ann = fixture.connect(ANN);
        FakeChannel bob = fixture.connect(BOB);
        FakeChannel admin = fixture.connect(ADMIN);
        fixture.change(1, BOB);
        fixture.work();
        fixture.change(1, BOB);
        fixture.work();
        assertEquals(List.of("[1]", "[]"), ann.told());
        assertEquals(List.of("[]", "1@1", "1@2"), bob.told());
        assertEquals(List.of("[1]", "1@1", "1@2"), admin.told());
    }

    @Test
    void aListDoesNotShowAVmThatWasHandedOverMeanwhile() {
        fixture.change(1, ANN);
        fixture.log.afterReading = () -> fixture.change(1, BOB);
        FakeChannel ann = fixture.connect(ANN);
        assertEquals(List.of("[]"), ann.told());
    }

    @Test
    void aVmThatComesBackAtOnceIsThere() {
        fixture.change(1, ANN);
        FakeChannel ann = fixture.connect(ANN);
        fixture.log.afterReading = () -> {
            fixture.log.afterReading = () -> {};
            fixture.change(1, BOB);
            fixture.change(1, ANN);
        };
        fixture.change(2, ANN);
        fixture.delete(2);
        fixture.work();
        assertEquals(List.of("[1]", "2@0", "[]", "1@2"), ann.told());
    }

    @Test
    void aListHasAPlaceOfItsOwnInTheStream() {
        fixture.change(1, ANN);
        fixture.change(2, ANN);
        FakeChannel ann = fixture.connect(ANN);
        fixture.delete(2);
        fixture.change(1, ANN);
        fixture.change(1, ANN);
        fixture.work();
        assertEquals(List.of("[1, 2]", "[1]", "1@2"), ann.told());
        assertEquals(List.of(2L, 4L, 5L), ann.seqs());
    }

    @Test
    void aListComesBeforeWhatChangedAfterTheRemovalThatItTells() {
        fixture.change(1, ANN);
        fixture.change(2, ANN);
        fixture.change(3, ANN);
        FakeChannel ann = fixture.connect(ANN);
        fixture.delete(2);
        fixture.change(1, ANN);
        fixture.change(3, ANN);
        fixture.work();
        assertEquals(List.of("[1, 2, 3]", "[1, 3]", "1@1", "3@1"), ann.told());
        assertEquals(List.of(3L, 4L, 5L, 6L), ann.seqs());
    }

    @Test
    void aListThatTakesThePlaceOfOneThatWaitsComesBeforeWhatChangedAfterBothRemovals() {
        fixture.change(1, ANN);
        fixture.change(2, ANN);
        fixture.change(3, ANN);
        FakeChannel ann = fixture.connect(ANN);
        ann.stopsReading();
        fixture.change(1, ANN);
        fixture.delete(2);
        fixture.change(1, ANN);
        fixture.work();
        fixture.delete(3);
        fixture.change(1, ANN);
        ann.readsOn();
        fixture.work();
        assertEquals(List.of("[1, 2, 3]", "1@1", "[1]", "1@3"), ann.told());
    }

    @Test
    void clientsOfOneViewShareTheReadingOfAList() {
        for (int i = 0; i < 10; i++) {
            fixture.connect(ANN, new FakeChannel());
            fixture.connect(ADMIN, new FakeChannel());
        }
        fixture.work();
        assertEquals(2, fixture.log.snapshots);
    }

    @Test
    void anUpdateIsWrittenOnceForAll() {
        for (int i = 0; i < 10; i++) {
            fixture.connect(ANN);
            fixture.connect(ADMIN);
        }
        fixture.change(1, ANN);
        assertEquals(1, fixture.json.written());
    }

    @Test
    void anUpdateThatNobodyMaySeeIsNotWritten() {
        fixture.connect(BOB);
        fixture.change(1, ANN);
        assertEquals(0, fixture.json.written());
    }

    @Test
    void aClientWhoseListCannotBeReadIsClosedAsAFault() {
        fixture.log.away = true;
        FakeChannel ann = fixture.connect(ANN);
        assertEquals(StreamEnd.FAULT, ann.ending());
        fixture.log.away = false;
        FakeChannel again = fixture.connect(ANN);
        assertEquals(List.of("[]"), again.told());
        assertNull(again.ending());
    }

    @Test
    void whatWasMissedIsToldOnce() {
        fixture.change(1, ANN);
        fixture.change(2, ANN);
        fixture.change(3, BOB);
        FakeChannel ann = fixture.connect(ANN);
        FakeChannel bob = fixture.connect(BOB);
        fixture.feed.pause();
        fixture.change(1, ANN);
        fixture.change(4, ANN);
        fixture.feed.resume();
        fixture.feed.resume();
        assertEquals(List.of("[1, 2]", "1@1", "4@0"), ann.told());
        assertEquals(List.of("[3]"), bob.told());
    }

    @Test
    void aDeletionThatWasMissedBringsANewList() {
        fixture.change(1, ANN);
        fixture.change(2, ANN);
        FakeChannel ann = fixture.connect(ANN);
        FakeChannel bob = fixture.connect(BOB);
        fixture.feed.pause();
        fixture.delete(1);
        fixture.work();
        assertEquals(List.of("[1, 2]"), ann.told());
        fixture.feed.resume();
        fixture.work();
        assertEquals(List.of("[1, 2]", "[2]"), ann.told());
        assertEquals(List.of("[]"), bob.told());
    }

    @Test
    void whatTheFeedLostToRetentionBringsEverybodyANewList() {
        fixture.change(1, ANN);
        fixture.change(2, ANN);
        FakeChannel ann = fixture.connect(ANN);
        FakeChannel bob = fixture.connect(BOB);
        fixture.feed.pause();
        fixture.delete(1);
        fixture.change(2, ANN);
        fixture.change(3, ANN);
        fixture.forgetAllBut(1);
        fixture.feed.resume();
        fixture.work();
        assertEquals(List.of("[1, 2]", "[2, 3]", "3@0"), ann.told());
        assertEquals(List.of(2L, 4L, 5L), ann.seqs());
        assertEquals(List.of("[]", "[]"), bob.told());
    }

    @Test
    void aDeletedUserIsShownOut() {
        FakeChannel ann = fixture.connect(ANN);
        FakeChannel bob = fixture.connect(BOB);
        fixture.expel(ANN);
        assertEquals(StreamEnd.NOT_ALLOWED, ann.ending());
        assertNull(bob.ending());
        fixture.change(1, ANN);
        assertEquals(List.of("[]"), ann.told());
    }

    @Test
    void whoeverWasChangedIsToldNothingMoreUntilItIsKnownThatTheyMayGoOn() {
        fixture.change(1, ANN);
        FakeChannel demoted = fixture.connect(ADMIN);
        FakeChannel renamed = fixture.connect(ANN);
        fixture.expelled.add(ADMIN);
        fixture.changeOf(ADMIN);
        fixture.changeOf(ANN);
        fixture.change(1, ANN);
        fixture.change(2, ANN);
        assertEquals(List.of("[1]"), demoted.told());
        assertEquals(List.of("[1]"), renamed.told());
        fixture.work();
        assertEquals(List.of("[1]"), demoted.told());
        assertEquals(StreamEnd.NOT_ALLOWED, demoted.ending());
        assertEquals(List.of("[1]", "1@1", "2@0"), renamed.told());
    }

    @Test
    void aListThatWasReadBeforeItsReaderWasDemotedIsNotTold() {
        FakeChannel demoted = new FakeChannel();
        fixture.expelled.add(ADMIN);
        fixture.log.afterReading = () -> fixture.changeOf(ADMIN);
        fixture.connect(ADMIN, demoted);
        fixture.work();
        assertEquals(List.of(), demoted.told());
        assertEquals(StreamEnd.NOT_ALLOWED, demoted.ending());
    }

    @Test
    void aReviewFromBeforeTheLastChangeLetsNobodyGoOn() {
        FakeChannel demoted = fixture.connect(ADMIN);
        fixture.changeOf(ADMIN);
        fixture.reviewing = () -> {
            fixture.reviewing = () -> {};
            fixture.changeOf(ADMIN);
            fixture.change(1, ANN);
            fixture.expelled.add(ADMIN);
        };
        fixture.work();
        assertEquals(List.of("[]"), demoted.told());
        assertEquals(StreamEnd.NOT_ALLOWED, demoted.ending());
    }

    @Test
    void aShutdownEndsEveryStreamAndThoseThatStillCome() {
        FakeChannel ann = fixture.connect(ANN);
        fixture.broadcaster.shutDown();
        assertEquals(StreamEnd.SHUTDOWN, ann.ending());
        FakeChannel late = fixture.connect(BOB);
        assertEquals(StreamEnd.SHUTDOWN, late.ending());
        assertEquals(List.of(), late.told());
    }
}

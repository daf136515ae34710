package dev.limen.adapters.websocket.vm;

import static dev.limen.adapters.websocket.vm.Scene.ADMIN;
import static dev.limen.adapters.websocket.vm.Scene.ANN;
import static dev.limen.adapters.websocket.vm.Scene.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.limen.domain.vm.VmEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class VmFeedTest {

    private final Scene scene = new Scene();

    @Test
    void theListComesFirst() {
        scene.change(1, ANN);
        FakeLine ann = new FakeLine();
        scene.connect(ANN, ann);
        scene.change(1, ANN);
        assertEquals(List.of(), ann.told());
        scene.work();
        assertEquals(List.of("[1]", "1@1"), ann.told());
    }

    @Test
    void nothingIsSentBeforeTheSocketIsOpened() {
        FakeLine line = new FakeLine();
        Receiver ann = scene.feed.enter(line, scene.session(ANN));
        scene.change(1, ANN);
        scene.work();
        assertEquals(List.of(), line.told());
        ann.open();
        scene.work();
        assertEquals(List.of("[1]", "1@0"), line.told());
    }

    @Test
    void aChangeThatHappensWhileTheListIsReadFollowsIt() {
        scene.change(1, ANN);
        scene.queries.afterReading = () -> {
            scene.change(1, ANN);
            scene.change(2, ANN);
        };
        FakeLine ann = scene.connect(ANN);
        assertEquals(List.of("[1]", "1@1", "2@0"), ann.told());
    }

    @Test
    void whatIsOlderThanTheListIsNotTold() {
        VmEvent first = scene.commit(1, ANN);
        VmEvent second = scene.commit(1, ANN);
        FakeLine ann = scene.connect(ANN);
        scene.feed.tell(first);
        assertEquals(List.of("[1]"), ann.told());
        scene.feed.tell(second);
        assertEquals(List.of("[1]", "1@1"), ann.told());
    }

    @Test
    void whatIsOlderThanWhatWasToldIsNotTold() {
        FakeLine ann = scene.connect(ANN);
        VmEvent first = scene.commit(1, ANN);
        VmEvent second = scene.commit(1, ANN);
        scene.feed.tell(second);
        scene.feed.tell(first);
        assertEquals(List.of("[]", "1@1"), ann.told());
    }

    @Test
    void twoEventsOfOneCommitAreBothTold() {
        FakeLine ann = scene.connect(ANN);
        VmEvent event = scene.commit(1, ANN);
        scene.feed.tell(event);
        scene.feed.tell(event);
        assertEquals(List.of("[]", "1@0", "1@0"), ann.told());
    }

    @Test
    void usersHearOfTheirOwnVmsAndAdministratorsOfAll() {
        FakeLine ann = scene.connect(ANN);
        FakeLine bob = scene.connect(BOB);
        FakeLine admin = scene.connect(ADMIN);
        scene.change(1, ANN);
        scene.change(2, BOB);
        scene.change(3, ADMIN);
        assertEquals(List.of("[]", "1@0"), ann.told());
        assertEquals(List.of("[]", "2@0"), bob.told());
        assertEquals(List.of("[]", "1@0", "2@0", "3@0"), admin.told());
    }

    @Test
    void aSocketThatHasLeftHearsNothing() {
        FakeLine line = new FakeLine();
        Receiver ann = scene.connect(ANN, line);
        scene.work();
        scene.feed.leave(ann);
        scene.change(1, ANN);
        scene.delete(1);
        scene.work();
        assertEquals(List.of("[]"), line.told());
    }

    @Test
    void aDeletionBringsANewListToThoseWhoSawTheVm() {
        scene.change(1, ANN);
        scene.change(2, ANN);
        FakeLine ann = scene.connect(ANN);
        FakeLine bob = scene.connect(BOB);
        FakeLine admin = scene.connect(ADMIN);
        scene.delete(1);
        scene.work();
        assertEquals(List.of("[1, 2]", "[2]"), ann.told());
        assertEquals(List.of("[]"), bob.told());
        assertEquals(List.of("[1, 2]", "[2]"), admin.told());
    }

    @Test
    void nothingIsToldOfAVmAfterItsDeletion() {
        scene.change(1, ANN);
        FakeLine ann = scene.connect(ANN);
        VmEvent late = scene.commit(1, ANN);
        VmEvent deletion = scene.commitDeletion(1);
        scene.feed.tell(deletion);
        scene.feed.tell(late);
        scene.work();
        scene.feed.tell(late);
        scene.feed.tell(deletion);
        scene.work();
        assertEquals(List.of("[1]", "[]"), ann.told());
    }

    @Test
    void aDeletionTakesBackWhatWasNotSentYet() {
        FakeLine ann = new FakeLine();
        scene.connect(ANN, ann);
        scene.change(1, ANN);
        scene.delete(1);
        scene.work();
        assertEquals(List.of("[]"), ann.told());
    }

    @Test
    void aListThatShowsADeletedVmIsReadAgain() {
        scene.change(1, ANN);
        scene.queries.afterReading = () -> {
            scene.queries.afterReading = () -> {};
            scene.delete(1);
        };
        FakeLine ann = scene.connect(ANN);
        assertEquals(List.of("[]"), ann.told());
        assertEquals(2, scene.queries.reads);
    }

    @Test
    void anUpdateOfAVmThatTheListLacksIsDropped() {
        FakeLine ann = new FakeLine();
        scene.connect(ANN, ann);
        scene.change(1, ANN);
        VmEvent deletion = scene.commitDeletion(1);
        scene.work();
        scene.feed.tell(deletion);
        scene.work();
        assertEquals(List.of("[]", "[]"), ann.told());
    }

    @Test
    void aVmThatIsHandedOverLeavesOneListAndReachesTheOtherUser() {
        scene.change(1, ANN);
        FakeLine ann = scene.connect(ANN);
        FakeLine bob = scene.connect(BOB);
        FakeLine admin = scene.connect(ADMIN);
        scene.change(1, BOB);
        scene.work();
        scene.change(1, BOB);
        assertEquals(List.of("[1]", "[]"), ann.told());
        assertEquals(List.of("[]", "1@1", "1@2"), bob.told());
        assertEquals(List.of("[1]", "1@1", "1@2"), admin.told());
    }

    @Test
    void aListThatShowsAVmHandedOverMeanwhileIsReadAgain() {
        scene.commit(1, ANN);
        scene.queries.afterReading = () -> {
            scene.queries.afterReading = () -> {};
            scene.change(1, BOB);
        };
        FakeLine ann = scene.connect(ANN);
        assertEquals(List.of("[]"), ann.told());
    }

    @Test
    void aHandOverIsNoticedEvenWhenAListShowedItBeforeItWasTold() {
        scene.change(1, ANN);
        FakeLine ann = scene.connect(ANN);
        VmEvent handOver = scene.commit(1, BOB);
        FakeLine bob = scene.connect(BOB);
        scene.feed.tell(handOver);
        scene.work();
        assertEquals(List.of("[1]", "[]"), ann.told());
        assertEquals(List.of("[1]", "1@1"), bob.told());
    }

    @Test
    void socketsOfOneViewShareTheReadingOfAList() {
        for (int i = 0; i < 10; i++) {
            scene.connect(ANN, new FakeLine());
            scene.connect(ADMIN, new FakeLine());
        }
        scene.work();
        assertEquals(2, scene.queries.reads);
    }

    @Test
    void anUpdateIsWrittenOnceForAll() {
        for (int i = 0; i < 10; i++) {
            scene.connect(ANN);
            scene.connect(ADMIN);
        }
        scene.change(1, ANN);
        assertEquals(1, scene.wire.written());
    }

    @Test
    void anUpdateThatNobodyMaySeeIsNotWritten() {
        scene.connect(BOB);
        scene.change(1, ANN);
        assertEquals(0, scene.wire.written());
    }

    @Test
    void aSocketWhoseListCannotBeReadIsClosedAsAFault() {
        scene.queries.away = true;
        FakeLine ann = scene.connect(ANN);
        assertEquals(Ending.FAULT, ann.ending());
        scene.queries.away = false;
        FakeLine again = scene.connect(ANN);
        assertEquals(List.of("[]"), again.told());
        assertNull(again.ending());
    }

    @Test
    void whatComesAsANoticeToBeSureIsToldOnce() {
        FakeLine ann = scene.connect(ANN);
        VmEvent first = scene.commit(1, ANN);
        scene.feed.tell(first);
        scene.feed.tellOnce(first);
        VmEvent second = scene.commit(1, ANN);
        scene.feed.tellOnce(second);
        scene.feed.tellOnce(second);
        assertEquals(List.of("[]", "1@0", "1@1"), ann.told());
    }

    @Test
    void aNoticeOfWhatOthersWereListedIsToldAllTheSame() {
        scene.change(1, ANN);
        FakeLine ann = scene.connect(ANN);
        VmEvent elsewhere = scene.commit(1, ANN);
        scene.connect(ADMIN);
        scene.feed.tellOnce(elsewhere);
        scene.feed.tellOnce(elsewhere);
        assertEquals(List.of("[1]", "1@1"), ann.told());
    }

    @Test
    void whatWasMissedIsToldToThoseWhoWereNotListedIt() {
        scene.change(1, ANN);
        FakeLine ann = scene.connect(ANN);
        scene.commit(1, ANN);
        scene.commit(2, ANN);
        scene.connect(ADMIN);
        scene.catchUp();
        scene.catchUp();
        assertEquals(List.of("[1]", "1@1", "2@0"), ann.told());
    }

    @Test
    void aNoticeOlderThanAListIsNotTold() {
        FakeLine ann = scene.connect(ANN);
        VmEvent first = scene.commit(1, ANN);
        VmEvent second = scene.commit(1, ANN);
        scene.connect(ADMIN);
        scene.feed.tellOnce(first);
        scene.feed.tellOnce(second);
        assertEquals(List.of("[]", "1@1"), ann.told());
    }

    @Test
    void whatWasMissedIsToldOnce() {
        scene.change(1, ANN);
        scene.change(2, ANN);
        scene.change(3, BOB);
        FakeLine ann = scene.connect(ANN);
        FakeLine bob = scene.connect(BOB);
        scene.commit(1, ANN);
        scene.commit(4, ANN);
        scene.catchUp();
        scene.catchUp();
        assertEquals(List.of("[1, 2]", "1@1", "4@0"), ann.told());
        assertEquals(List.of("[3]"), bob.told());
    }

    @Test
    void aDeletionThatWasMissedBringsANewList() {
        scene.change(1, ANN);
        scene.change(2, ANN);
        FakeLine ann = scene.connect(ANN);
        FakeLine bob = scene.connect(BOB);
        VmEvent deletion = scene.commitDeletion(1);
        scene.catchUp();
        scene.work();
        scene.feed.tell(deletion);
        scene.work();
        assertEquals(List.of("[1, 2]", "[2]"), ann.told());
        assertEquals(List.of("[]"), bob.told());
    }

    @Test
    void aHandOverThatWasMissedReachesBoth() {
        scene.change(1, ANN);
        FakeLine ann = scene.connect(ANN);
        FakeLine bob = scene.connect(BOB);
        scene.commit(1, BOB);
        scene.catchUp();
        scene.work();
        assertEquals(List.of("[1]", "[]"), ann.told());
        assertEquals(List.of("[]", "1@1"), bob.told());
    }

    @Test
    void aVmThatIsMadeWhileTheMissedIsReadIsNotTakenForGone() {
        FakeLine ann = scene.connect(ANN);
        scene.queries.afterReading = () -> {
            scene.queries.afterReading = () -> {};
            scene.change(1, ANN);
        };
        scene.catchUp();
        scene.work();
        scene.change(1, ANN);
        assertEquals(List.of("[]", "1@0", "1@1"), ann.told());
    }

    @Test
    void aDeletedUserIsShownOut() {
        FakeLine ann = scene.connect(ANN);
        FakeLine bob = scene.connect(BOB);
        scene.expel(ANN);
        assertEquals(Ending.NOT_ALLOWED, ann.ending());
        assertNull(bob.ending());
        scene.change(1, ANN);
        assertEquals(List.of("[]"), ann.told());
    }

    @Test
    void aShutdownEndsEverySocketAndThoseThatStillCome() {
        FakeLine ann = scene.connect(ANN);
        scene.feed.shutDown();
        assertEquals(Ending.SHUTDOWN, ann.ending());
        FakeLine late = scene.connect(BOB);
        assertEquals(Ending.SHUTDOWN, late.ending());
        assertEquals(List.of(), late.told());
    }
}

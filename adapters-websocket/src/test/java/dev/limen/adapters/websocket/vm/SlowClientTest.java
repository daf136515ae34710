package dev.limen.adapters.websocket.vm;

import static dev.limen.adapters.websocket.vm.Scene.ADMIN;
import static dev.limen.adapters.websocket.vm.Scene.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.websocket.channel.StreamEnd;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SlowClientTest {

    /** How many frames are with the network before anything waits. */
    private static final int AHEAD = 32;

    private final Scene scene = new Scene(5);

    /** A client that stops reading; everything that goes ahead to the network is there. */
    private FakeChannel stuck() {
        FakeChannel channel = scene.connect(ANN).stopsReading();
        for (int i = 0; i < AHEAD; i++) {
            scene.change(1, ANN);
        }
        return channel;
    }

    private static List<String> later(FakeChannel channel) {
        return channel.told().subList(1 + AHEAD, channel.told().size());
    }

    @Test
    void aReaderThatKeepsUpMissesNothing() {
        FakeChannel ann = scene.connect(ANN);
        for (int i = 0; i < 100; i++) {
            scene.change(1, ANN);
        }
        assertEquals(
                LongStream.range(0, 100).mapToObj(version -> "1@" + version).toList(),
                ann.told().subList(1, 101));
    }

    @Test
    void whatWaitsForASlowReaderIsTheLatestOfEachVm() {
        FakeChannel slow = stuck();
        for (int i = 0; i < 5; i++) {
            scene.change(2, ANN);
            scene.change(3, ANN);
        }
        assertEquals(List.of(), later(slow));
        slow.readsOn();
        assertEquals(List.of("2@4", "3@4"), later(slow));
    }

    @Test
    void aSlowReaderDelaysNobody() {
        stuck();
        FakeChannel admin = scene.connect(ADMIN);
        scene.change(2, ANN);
        assertEquals(List.of("[1]", "2@0"), admin.told());
    }

    @Test
    void listsThatComeDueForASlowReaderAreOneAndAreReadWhenItCanTakeIt() {
        scene.change(2, ANN);
        scene.change(3, ANN);
        FakeChannel slow = stuck();
        scene.delete(2);
        scene.delete(3);
        scene.change(4, ANN);
        scene.work();
        assertEquals(1, scene.log.snapshots);
        slow.readsOn();
        scene.work();
        assertEquals(2, scene.log.snapshots);
        assertEquals(List.of("[1, 4]", "4@0"), later(slow));
    }

    @Test
    void aReaderForWhomTooManyVmsWaitIsClosed() {
        FakeChannel slow = stuck();
        LongStream.range(100, 100 + scene.settings.maxWaiting()).forEach(id -> scene.change(id, ANN));
        assertNull(slow.ending());
        scene.change(99, ANN);
        assertEquals(StreamEnd.TOO_SLOW, slow.ending());
    }

    @Test
    void aReaderThatTakesNothingForTooLongIsClosed() {
        FakeChannel slow = stuck();
        scene.change(2, ANN);
        scene.clock.advance(Duration.ofSeconds(15));
        scene.broadcaster.check();
        assertNull(slow.ending());
        scene.clock.advance(Duration.ofSeconds(1));
        scene.broadcaster.check();
        assertEquals(StreamEnd.TOO_SLOW, slow.ending());
    }

    @Test
    void aReaderThatTakesSomethingNowAndThenIsKept() {
        FakeChannel slow = stuck();
        for (int i = 0; i < 10; i++) {
            scene.change(2, ANN);
            scene.change(3, ANN);
            scene.clock.advance(Duration.ofSeconds(10));
            slow.readsOne();
            scene.broadcaster.check();
        }
        assertNull(slow.ending());
    }

    @Test
    void aReaderForWhomNothingWaitsIsKept() {
        FakeChannel slow = stuck();
        scene.clock.advance(Duration.ofMinutes(1));
        scene.broadcaster.check();
        assertNull(slow.ending());
    }

    @Test
    void aSocketThatIsIdleForHoursIsNotTakenForASlowOne() {
        FakeChannel ann = scene.connect(ANN);
        scene.clock.advance(Duration.ofMinutes(59));
        ann.stopsReading();
        for (int i = 0; i < 2 * AHEAD; i++) {
            scene.change(1, ANN);
        }
        scene.broadcaster.check();
        assertNull(ann.ending());
    }

    @Test
    void aClientThatAsksForAnswersWithoutReadingThemIsCut() {
        FakeChannel ann = scene.connect(ANN);
        ann.backlog(100L << 20);
        scene.broadcaster.check();
        assertEquals(StreamEnd.TOO_SLOW, ann.ending());
        assertTrue(ann.isCut());
    }

    @Test
    void aConnectionThatDoesNotEndAfterTheGoodbyeIsCut() {
        FakeChannel slow = stuck();
        scene.expel(ANN);
        scene.clock.advance(Duration.ofSeconds(5));
        scene.broadcaster.check();
        assertFalse(slow.isCut());
        scene.clock.advance(Duration.ofSeconds(1));
        scene.broadcaster.check();
        assertTrue(slow.isCut());
    }

    @Test
    void aSocketIsClosedWhenItsTokenExpires() {
        FakeChannel ann = scene.connect(ANN);
        scene.clock.advance(Duration.ofMinutes(59));
        scene.broadcaster.check();
        assertNull(ann.ending());
        scene.clock.advance(Duration.ofMinutes(1));
        scene.broadcaster.check();
        assertEquals(StreamEnd.NOT_ALLOWED, ann.ending());
    }

    @Test
    void aConnectionThatBreaksEndsItsSocketAndNoOther() {
        FakeChannel broken = stuck();
        FakeChannel other = scene.connect(ANN);
        broken.breaks();
        scene.change(2, ANN);
        assertEquals(List.of(), later(broken));
        assertEquals(List.of("[1]", "2@0"), other.told());
    }
}

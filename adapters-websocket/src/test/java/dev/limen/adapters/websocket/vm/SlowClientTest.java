package dev.limen.adapters.websocket.vm;

import static dev.limen.adapters.websocket.vm.BroadcasterFixture.ADMIN;
import static dev.limen.adapters.websocket.vm.BroadcasterFixture.ANN;
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

    private final BroadcasterFixture fixture = new BroadcasterFixture(5);

    /** A client that stops reading; everything that goes ahead to the network is there. */
    private FakeChannel stuck() {
        FakeChannel channel = fixture.connect(ANN).stopsReading();
        for (int i = 0; i < AHEAD; i++) {
            fixture.change(1, ANN);
        }
        return channel;
    }

    private static List<String> later(FakeChannel channel) {
        return channel.told().subList(1 + AHEAD, channel.told().size());
    }

    @Test
    void aReaderThatKeepsUpMissesNothing() {
        FakeChannel ann = fixture.connect(ANN);
        for (int i = 0; i < 100; i++) {
            fixture.change(1, ANN);
        }
        assertEquals(
                LongStream.range(0, 100).mapToObj(version -> "1@" + version).toList(),
                ann.told().subList(1, 101));
    }

    @Test
    void whatWaitsForASlowReaderIsTheLatestOfEachVm() {
        FakeChannel slow = stuck();
        for (int i = 0; i < 5; i++) {
            fixture.change(2, ANN);
            fixture.change(3, ANN);
        }
        assertEquals(List.of(), later(slow));
        slow.readsOn();
        assertEquals(List.of("2@4", "3@4"), later(slow));
    }

    @Test
    void aSlowReaderDelaysNobody() {
        stuck();
        FakeChannel admin = fixture.connect(ADMIN);
        fixture.change(2, ANN);
        assertEquals(List.of("[1]", "2@0"), admin.told());
    }

    @Test
    void listsThatComeDueForASlowReaderAreOneAndAreReadWhenItCanTakeIt() {
        fixture.change(2, ANN);
        fixture.change(3, ANN);
        FakeChannel slow = stuck();
        fixture.delete(2);
        fixture.delete(3);
        fixture.change(4, ANN);
        fixture.work();
        assertEquals(1, fixture.log.snapshots);
        slow.readsOn();
        fixture.work();
        assertEquals(2, fixture.log.snapshots);
        assertEquals(List.of("[1, 4]", "4@0"), later(slow));
    }

    @Test
    void aReaderForWhomTooManyVmsWaitIsClosed() {
        FakeChannel slow = stuck();
        LongStream.range(100, 100 + fixture.settings.maxWaiting()).forEach(id -> fixture.change(id, ANN));
        assertNull(slow.ending());
        fixture.change(99, ANN);
        assertEquals(StreamEnd.TOO_SLOW, slow.ending());
    }

    @Test
    void aReaderThatTakesNothingForTooLongIsClosed() {
        FakeChannel slow = stuck();
        fixture.change(2, ANN);
        fixture.clock.advance(Duration.ofSeconds(15));
        fixture.broadcaster.check();
        assertNull(slow.ending());
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.broadcaster.check();
        assertEquals(StreamEnd.TOO_SLOW, slow.ending());
    }

    @Test
    void aClockThatIsSetForwardClosesNoReaderForBeingSlow() {
        FakeChannel slow = stuck();
        fixture.change(2, ANN);
        fixture.clock.step(Duration.ofMinutes(10));
        fixture.broadcaster.check();
        assertNull(slow.ending());
    }

    @Test
    void aReaderThatTakesSomethingNowAndThenIsKept() {
        FakeChannel slow = stuck();
        for (int i = 0; i < 10; i++) {
            fixture.change(2, ANN);
            fixture.change(3, ANN);
            fixture.clock.advance(Duration.ofSeconds(10));
            slow.readsOne();
            fixture.broadcaster.check();
        }
        assertNull(slow.ending());
    }

    @Test
    void aReaderForWhomNothingWaitsIsKept() {
        FakeChannel slow = stuck();
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.broadcaster.check();
        assertNull(slow.ending());
    }

    @Test
    void aSocketThatIsIdleForHoursIsNotTakenForASlowOne() {
        FakeChannel ann = fixture.connect(ANN);
        fixture.clock.advance(Duration.ofMinutes(59));
        ann.stopsReading();
        for (int i = 0; i < 2 * AHEAD; i++) {
            fixture.change(1, ANN);
        }
        fixture.broadcaster.check();
        assertNull(ann.ending());
    }

    @Test
    void aClientThatAsksForAnswersWithoutReadingThemIsCut() {
        FakeChannel ann = fixture.connect(ANN);
        ann.backlog(100L << 20);
        fixture.broadcaster.check();
        assertEquals(StreamEnd.TOO_SLOW, ann.ending());
        assertTrue(ann.isCut());
    }

    @Test
    void aConnectionThatDoesNotEndAfterTheGoodbyeIsCut() {
        FakeChannel slow = stuck();
        fixture.expel(ANN);
        fixture.clock.advance(Duration.ofSeconds(5));
        fixture.broadcaster.check();
        assertFalse(slow.isCut());
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.broadcaster.check();
        assertTrue(slow.isCut());
    }

    @Test
    void aSocketIsClosedWhenItsTokenExpires() {
        FakeChannel ann = fixture.connect(ANN);
        fixture.clock.advance(Duration.ofMinutes(59));
        fixture.broadcaster.check();
        assertNull(ann.ending());
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.broadcaster.check();
        assertEquals(StreamEnd.NOT_ALLOWED, ann.ending());
    }

    @Test
    void aConnectionThatBreaksEndsItsSocketAndNoOther() {
        FakeChannel broken = stuck();
        FakeChannel other = fixture.connect(ANN);
        broken.breaks();
        fixture.change(2, ANN);
        assertEquals(List.of(), later(broken));
        assertEquals(List.of("[1]", "2@0"), other.told());
    }
}

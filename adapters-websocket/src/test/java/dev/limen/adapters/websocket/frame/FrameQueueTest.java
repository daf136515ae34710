package dev.limen.adapters.websocket.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.websocket.Frame;
import dev.limen.adapters.websocket.TestJson;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.change.Position;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameQueueTest {

    private static final int MAX_UNMERGED = 4;

    private final FrameQueue queue = new FrameQueue(MAX_UNMERGED);

    private void add(long seq, long vm) {
        Frame update = new Frame.VmUpdate(
                new Position(seq),
                Instant.EPOCH,
                VmBuilder.vmOf(new UserId(1)).build(new VmId(vm)).view());
        queue.add(new SharedFrame(update, new TestJson()));
    }

    private List<Long> taken() {
        List<Long> taken = new ArrayList<>();
        while (!queue.isEmpty()) {
            taken.add(queue.take().seq().value());
        }
        return taken;
    }

    @Test
    void upToTheLimitEverythingIsKeptInOrder() {
        add(1, 1);
        add(2, 2);
        add(3, 1);
        add(4, 1);
        assertEquals(List.of(1L, 2L, 3L, 4L), taken());
    }

    @Test
    void beyondTheLimitTheLatestOfEachVmIsKept() {
        add(1, 1);
        add(2, 2);
        add(3, 1);
        add(4, 1);
        add(5, 3);
        assertEquals(List.of(2L, 4L, 5L), taken());
    }

    @Test
    void onceEmptyItKeepsEverythingAgain() {
        beyondTheLimitTheLatestOfEachVmIsKept();
        upToTheLimitEverythingIsKeptInOrder();
    }

    @Test
    void whatIsLeftAfterMergingCounts() {
        add(1, 1);
        add(2, 1);
        add(3, 2);
        assertFalse(queue.exceeds(2));
        add(4, 3);
        assertTrue(queue.exceeds(2));
    }
}

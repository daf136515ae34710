package dev.limen.adapters.websocket.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.domain.vm.VmEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<VmEvent> read = new ArrayList<>();
    private final Inbox inbox = new Inbox(tasks::add, this::read, 3);

    private void read(VmEvent event) {
        read.add(event);
        if (event.vm().id().value() == 13) {
            throw new IllegalStateException("bad luck");
        }
    }

    private static VmEvent changed(long id, long version) {
        return new VmEvent.VmChanged(Scene.vm(id, Scene.ANN, version));
    }

    private static VmEvent deleted(long id, long version) {
        return new VmEvent.VmDeleted(Scene.vm(id, Scene.ANN, version));
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void nothingIsReadOnTheThreadThatPuts() {
        inbox.put(List.of(changed(1, 0)));
        assertEquals(List.of(), read);
        work();
        assertEquals(1, read.size());
    }

    @Test
    void oneReaderIsEnough() {
        inbox.put(List.of(changed(1, 0)));
        inbox.put(List.of(changed(1, 1)));
        assertEquals(1, tasks.size());
        work();
        inbox.put(List.of(changed(1, 2)));
        assertEquals(1, tasks.size());
    }

    @Test
    void nobodyIsWokenForNothing() {
        inbox.put(List.of());
        assertEquals(0, tasks.size());
    }

    @Test
    void upToTheLimitEverythingIsKeptInOrder() {
        List<VmEvent> events = List.of(changed(1, 0), changed(2, 0), changed(1, 1));
        inbox.put(events);
        work();
        assertEquals(events, read);
    }

    @Test
    void beyondTheLimitTheLatestOfEachVmIsKept() {
        VmEvent first = changed(1, 5);
        VmEvent gone = deleted(2, 3);
        VmEvent other = changed(3, 0);
        inbox.put(List.of(changed(1, 4), first, changed(2, 1), gone, changed(2, 2), other));
        work();
        assertEquals(List.of(first, gone, other), read);
    }

    @Test
    void aReaderThatFailsReadsOn() {
        inbox.put(List.of(changed(13, 0), changed(1, 0)));
        work();
        inbox.put(List.of(changed(2, 0)));
        work();
        assertEquals(3, read.size());
    }
}

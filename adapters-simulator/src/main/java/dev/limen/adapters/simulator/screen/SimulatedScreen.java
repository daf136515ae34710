package dev.limen.adapters.simulator.screen;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What a simulated guest shows: one colour, and another one after each key that is pressed. */
final class SimulatedScreen {

    static final int WIDTH = 320;
    static final int HEIGHT = 200;

    private static final int FIRST_COLOUR = 0x204060;
    private static final int COLOUR_STEP = 0x5a3b7d;
    private static final int COLOURS = 0xffffff;

    private final AtomicInteger keys = new AtomicInteger();
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();

    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    void press() {
        keys.incrementAndGet();
        watchers.forEach(Runnable::run);
    }

    /** Which of the pictures there have been this is. */
    int version() {
        return keys.get();
    }

    /** As red, green and blue, eight bits each. */
    static int colour(int version) {
        return (FIRST_COLOUR + version * COLOUR_STEP) & COLOURS;
    }
}

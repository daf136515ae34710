package dev.limen.contract.process;

import dev.limen.domain.process.ProcessId;
import dev.limen.domain.process.Processes;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The processes that a test says are there. */
public final class FakeProcesses implements Processes {

    private static final AtomicInteger LAST = new AtomicInteger();

    private final Set<ProcessId> present;
    private final ProcessId self = new ProcessId(LAST.incrementAndGet());

    /** The only process of its storage. */
    public FakeProcesses() {
        this(null);
    }

    /** Another process on the same storage, where there is one. */
    public FakeProcesses(@Nullable FakeProcesses beside) {
        present = beside == null ? new HashSet<>() : beside.present;
        arrive(self);
    }

    @Override
    public ProcessId self() {
        return self;
    }

    @Override
    public Set<ProcessId> present() {
        synchronized (present) {
            return Set.copyOf(present);
        }
    }

    @Override
    public boolean isSeen() {
        return present().contains(self);
    }

    public void arrive(ProcessId process) {
        synchronized (present) {
            present.add(process);
        }
    }

    public void leave(ProcessId process) {
        synchronized (present) {
            present.remove(process);
        }
    }
}

package dev.limen.application.console;

import dev.limen.application.ApplicationService;
import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.console.ConsoleViewers;
import dev.limen.domain.console.ViewerId;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the consoles that are open in this process with the viewers that are kept. */
@ApplicationService
public final class ReviewViewers {

    /** Longer than an upgrade takes: who is kept is not looking yet. */
    private static final Duration ENTRY_TIMEOUT = Duration.ofMinutes(1);

    private final UnitOfWork unitOfWork;
    private final ConsoleViewers viewers;
    private final Processes processes;
    private final InstantSource clock;

    public ReviewViewers(UnitOfWork unitOfWork, ConsoleViewers viewers, Processes processes, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.viewers = viewers;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * Forgets viewers who have left without that being noted.
     *
     * @param open those that were open before this call
     * @return those of them that have been cut off
     */
    public Set<ViewerId> handle(Set<ViewerId> open) {
        List<ConsoleViewer> kept = viewers.of(processes.self());
        Instant entered = clock.instant().minus(ENTRY_TIMEOUT);
        Set<ViewerId> left = kept.stream()
                .filter(viewer -> viewer.since().isBefore(entered))
                .map(ConsoleViewer::id)
                .filter(id -> !open.contains(id))
                .collect(Collectors.toSet());
        if (!left.isEmpty()) {
            unitOfWork.execute(() -> viewers.remove(left));
        }
        Set<ViewerId> cut = new HashSet<>(open);
        kept.forEach(viewer -> cut.remove(viewer.id()));
        return cut;
    }
}

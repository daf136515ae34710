package dev.limen.application.console;

import dev.limen.application.ApplicationService;
import dev.limen.domain.console.ConsoleViewers;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Removes viewers of processes that have ended without noting it. */
@ApplicationService
public final class ForgetViewers {

    /** Nobody sees them any more; a process that is missing for a moment only shall not lose its own. */
    private static final Duration KEPT_AT_LEAST = Duration.ofDays(1);

    private final UnitOfWork unitOfWork;
    private final ConsoleViewers viewers;
    private final Processes processes;
    private final InstantSource clock;

    public ForgetViewers(UnitOfWork unitOfWork, ConsoleViewers viewers, Processes processes, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.viewers = viewers;
        this.processes = processes;
        this.clock = clock;
    }

    public void handle() {
        Set<ProcessId> present = processes.present();
        Instant before = clock.instant().minus(KEPT_AT_LEAST);
        unitOfWork.execute(() -> viewers.forget(present, before));
    }
}

package dev.limen.application.console;

import dev.limen.application.ApplicationService;
import dev.limen.domain.console.ConsoleViewers;
import dev.limen.domain.console.ViewerId;
import dev.limen.domain.storage.UnitOfWork;
import java.util.Set;

/** Notes that somebody does not look at a screen any more. */
@ApplicationService
public final class LeaveConsole {

    private final UnitOfWork unitOfWork;
    private final ConsoleViewers viewers;

    public LeaveConsole(UnitOfWork unitOfWork, ConsoleViewers viewers) {
        this.unitOfWork = unitOfWork;
        this.viewers = viewers;
    }

    public void handle(ViewerId viewer) {
        unitOfWork.execute(() -> viewers.remove(Set.of(viewer)));
    }
}

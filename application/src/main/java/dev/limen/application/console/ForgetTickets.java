package dev.limen.application.console;

import dev.limen.application.ApplicationService;
import dev.limen.domain.console.ConsoleTickets;
import dev.limen.domain.storage.UnitOfWork;
import java.time.InstantSource;

/** Removes tickets that nobody used in time. */
@ApplicationService
public final class ForgetTickets {

    private final UnitOfWork unitOfWork;
    private final ConsoleTickets tickets;
    private final InstantSource clock;

    public ForgetTickets(UnitOfWork unitOfWork, ConsoleTickets tickets, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.tickets = tickets;
        this.clock = clock;
    }

    public void handle() {
        unitOfWork.execute(() -> tickets.forgetExpired(clock.instant()));
    }
}

package dev.limen.application.console;

import dev.limen.application.ApplicationService;
import dev.limen.application.session.Authenticate;
import dev.limen.domain.console.ConsoleGrant;
import dev.limen.domain.console.ConsoleTicket;
import dev.limen.domain.console.ConsoleTickets;
import dev.limen.domain.console.TicketSecret;
import dev.limen.domain.session.Session;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserError;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;
import java.time.InstantSource;
import java.util.Optional;

/** Recognises who bears a ticket, which is used up by that, whatever comes of it. */
@ApplicationService
public final class RedeemTicket {

    private final UnitOfWork unitOfWork;
    private final ConsoleTickets tickets;
    private final Authenticate authenticate;
    private final VmQueries queries;
    private final InstantSource clock;

    public RedeemTicket(
            UnitOfWork unitOfWork,
            ConsoleTickets tickets,
            Authenticate authenticate,
            VmQueries queries,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.tickets = tickets;
        this.authenticate = authenticate;
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * What the ticket allows: to the session on whose behalf it was issued, as that is now.
     *
     * @throws UserError.NotAuthenticated when there is no such ticket, or it, or its session, is over
     * @throws UserError.NotApproved when its user is suspended
     * @throws VmError.NotFound when it is for another VM
     */
    public ConsoleGrant handle(TicketSecret secret, VmRef ref) {
        ConsoleTicket ticket = take(secret)
                .filter(taken -> taken.isGoodAt(clock.instant()))
                .orElseThrow(UserError.NotAuthenticated::new);
        Session session = authenticate.handle(ticket.claim());
        if (queries.find(ref).map(VmView::uuid).filter(ticket.vm()::equals).isEmpty()) {
            throw new VmError.NotFound();
        }
        return new ConsoleGrant(session, ticket.viewOnly());
    }

    private Optional<ConsoleTicket> take(TicketSecret secret) {
        return secret.isWellFormed() ? unitOfWork.execute(() -> tickets.take(secret)) : Optional.empty();
    }
}

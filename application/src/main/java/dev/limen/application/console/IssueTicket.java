package dev.limen.application.console;

import dev.limen.application.ApplicationService;
import dev.limen.application.vm.GetVm;
import dev.limen.domain.console.ConsoleTicket;
import dev.limen.domain.console.ConsoleTickets;
import dev.limen.domain.hypervisor.Capability;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.session.Session;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;
import java.time.InstantSource;

/** Issues a ticket for the screen of a VM that is on, to whom may touch it. */
@ApplicationService
public final class IssueTicket {

    private final GetVm getVm;
    private final Hypervisor hypervisor;
    private final UnitOfWork unitOfWork;
    private final ConsoleTickets tickets;
    private final InstantSource clock;

    public IssueTicket(
            GetVm getVm, Hypervisor hypervisor, UnitOfWork unitOfWork, ConsoleTickets tickets, InstantSource clock) {
        this.getVm = getVm;
        this.hypervisor = hypervisor;
        this.unitOfWork = unitOfWork;
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * Issues the ticket.
     *
     * @param viewOnly whether its bearer may look only
     * @throws VmError.NotOn when there is no screen to look at
     * @throws HypervisorError.NotSupported when there never is
     */
    public ConsoleTicket handle(VmRef ref, Session session, boolean viewOnly) {
        VmView vm = getVm.handle(ref, session.actor());
        if (!hypervisor.capabilities().contains(Capability.SCREEN)) {
            throw new HypervisorError.NotSupported(Capability.SCREEN);
        }
        vm.requireOn();
        ConsoleTicket ticket = ConsoleTicket.issued(vm.uuid(), session.claim(), viewOnly, clock.instant());
        unitOfWork.execute(() -> tickets.add(ticket));
        return ticket;
    }
}

package dev.limen.contract.console;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.console.ConsoleTicket;
import dev.limen.domain.console.ConsoleTickets;
import dev.limen.domain.console.TicketSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps tickets in memory. */
public final class InMemoryConsoleTickets implements ConsoleTickets {

    private final InMemoryStore store;

    public InMemoryConsoleTickets(InMemoryStore store) {
        this.store = store;
    }

    private List<ConsoleTicket> tickets() {
        return store.inUnit().consoleTickets;
    }

    @Override
    public void add(ConsoleTicket ticket) {
        List<ConsoleTicket> ofUser = tickets().stream()
                .filter(kept -> kept.claim().user().equals(ticket.claim().user()))
                .toList();
        if (ofUser.size() >= MAX_PER_USER) {
            tickets().remove(ofUser.getFirst());
        }
        tickets().add(ticket);
    }

    @Override
    public Optional<ConsoleTicket> take(TicketSecret secret) {
        Optional<ConsoleTicket> taken = tickets().stream()
                .filter(ticket -> ticket.secret().equals(secret))
                .findFirst();
        taken.ifPresent(tickets()::remove);
        return taken;
    }

    @Override
    public void forgetExpired(Instant at) {
        tickets().removeIf(ticket -> !ticket.isGoodAt(at));
    }
}

package dev.limen.domain.console;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps tickets until they are used, whichever process of LIMEN is asked. Of their secrets it keeps digests, of which no
 * ticket can be made. Every call belongs inside a unit of work.
 */
public interface ConsoleTickets {

    /** How many of one user are kept; one more takes the place of the oldest. */
    int MAX_PER_USER = 100;

    /** Adds a ticket. */
    void add(ConsoleTicket ticket);

    /** Takes the ticket with this secret away, good or expired: of several who ask at once one gets it. */
    Optional<ConsoleTicket> take(TicketSecret secret);

    /** Removes tickets that were expired at this moment. */
    void forgetExpired(Instant at);
}

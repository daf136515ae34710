package dev.limen.domain.console;

import dev.limen.domain.session.AccessClaim;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets its bearer look at the screen of one VM, once.
 *
 * @param claim on whose behalf, and in which session; the ticket is worth no more than that is when it is used
 * @param viewOnly whether nothing that its bearer types or points at gets there
 */
public record ConsoleTicket(TicketSecret secret, VmUuid vm, AccessClaim claim, boolean viewOnly, Instant expiresAt) {

    /** Enough for a browser to open a socket with it. */
    public static final Duration LIFETIME = Duration.ofSeconds(30);

    /** A new one. */
    public static ConsoleTicket issued(VmUuid vm, AccessClaim claim, boolean viewOnly, Instant now) {
        return new ConsoleTicket(TicketSecret.random(), vm, claim, viewOnly, now.plus(LIFETIME));
    }

    public boolean isGoodAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}

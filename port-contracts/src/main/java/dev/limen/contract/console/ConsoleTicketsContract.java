package dev.limen.contract.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.console.ConsoleTicket;
import dev.limen.domain.console.ConsoleTickets;
import dev.limen.domain.console.TicketSecret;
import dev.limen.domain.session.AccessClaim;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ConsoleTickets} does. */
public interface ConsoleTicketsContract extends StorageContract {

    Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private static ConsoleTicket ticket(long user) {
        return ConsoleTicket.issued(
                VmUuid.random(),
                new AccessClaim(new UserId(user), FamilyId.random(), NOW.plus(Duration.ofHours(1))),
                user % 2 == 0,
                NOW);
    }

    private void add(ConsoleTicket ticket) {
        storage().unitOfWork().execute(() -> storage().consoleTickets().add(ticket));
    }

    private ConsoleTicket added() {
        ConsoleTicket ticket = ticket(1);
        add(ticket);
        return ticket;
    }

    private Optional<ConsoleTicket> take(TicketSecret secret) {
        return storage().unitOfWork().execute(() -> storage().consoleTickets().take(secret));
    }

    @Test
    default void whatWasAddedIsTakenAsItWas() {
        ConsoleTicket ticket = added();
        ConsoleTicket viewOnly = ticket(2);
        add(viewOnly);

        assertEquals(Optional.of(ticket), take(ticket.secret()));
        assertEquals(Optional.of(viewOnly), take(viewOnly.secret()));
    }

    @Test
    default void aTicketIsTakenOnce() {
        ConsoleTicket ticket = added();
        ConsoleTicket other = added();

        take(ticket.secret());

        assertEquals(Optional.empty(), take(ticket.secret()));
        assertEquals(Optional.of(other), take(other.secret()));
    }

    @Test
    default void whatWasNeverAddedCannotBeTaken() {
        added();

        assertEquals(Optional.empty(), take(TicketSecret.random()));
    }

    @Test
    default void ofManyAtOnceOneGetsIt() {
        ConsoleTicket ticket = added();

        AtomicInteger taken = new AtomicInteger();

        List<Throwable> failures =
                AtOnce.run(8, number -> take(ticket.secret()).ifPresent(got -> taken.incrementAndGet()));

        assertEquals(List.of(), failures);
        assertEquals(1, taken.get());
    }

    @Test
    default void aUnitThatFailsHasTakenNothing() {
        ConsoleTicket ticket = added();

        assertThrows(IllegalStateException.class, () -> storage().unitOfWork().execute(() -> {
            storage().consoleTickets().take(ticket.secret());
            throw new IllegalStateException("on purpose");
        }));

        assertEquals(Optional.of(ticket), take(ticket.secret()));
    }

    @Test
    default void theOldestOfAUserGoesWhenThereAreTooMany() {
        int max = ConsoleTickets.MAX_PER_USER;
        ConsoleTicket ofAnother = ticket(2);
        add(ofAnother);
        List<ConsoleTicket> tickets = IntStream.rangeClosed(0, max)
                .mapToObj(i -> new ConsoleTicket(
                        TicketSecret.random(),
                        VmUuid.random(),
                        new AccessClaim(new UserId(1), FamilyId.random(), NOW.plus(Duration.ofHours(1))),
                        false,
                        NOW.plusMillis(i)))
                .toList();

        tickets.forEach(this::add);

        assertEquals(Optional.empty(), take(tickets.getFirst().secret()));
        assertEquals(Optional.of(tickets.get(1)), take(tickets.get(1).secret()));
        assertEquals(Optional.of(tickets.getLast()), take(tickets.getLast().secret()));
        assertEquals(Optional.of(ofAnother), take(ofAnother.secret()));
    }

    @Test
    default void whatIsExpiredIsForgotten() {
        ConsoleTicket ticket = added();

        storage().unitOfWork().execute(() -> storage()
                .consoleTickets()
                .forgetExpired(ticket.expiresAt().minusMillis(1)));
        assertEquals(Optional.of(ticket), take(ticket.secret()));

        add(ticket);
        storage().unitOfWork().execute(() -> storage().consoleTickets().forgetExpired(ticket.expiresAt()));
        assertEquals(Optional.empty(), take(ticket.secret()));
    }

    @Test
    default void nothingIsDoneOutsideAUnit() {
        ConsoleTicket ticket = ticket(1);

        assertThrows(RuntimeException.class, () -> storage().consoleTickets().add(ticket));
    }
}

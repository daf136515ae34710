package dev.limen.adapters.persistence.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.persistence.Database;
import dev.limen.adapters.persistence.PostgresServer;
import dev.limen.contract.Storage;
import dev.limen.contract.console.ConsoleTicketsContract;
import dev.limen.domain.console.ConsoleTicket;
import dev.limen.domain.session.AccessClaim;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmUuid;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class SqlConsoleTicketsTest implements ConsoleTicketsContract {

    @Inject
    Database database;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Override
    public Storage storage() {
        return database.storage();
    }

    @Test
    void whatIsKeptOpensNothing() {
        ConsoleTicket ticket = ConsoleTicket.issued(
                VmUuid.random(), new AccessClaim(new UserId(1), FamilyId.random(), NOW), false, NOW);

        storage().unitOfWork().execute(() -> storage().consoleTickets().add(ticket));

        assertEquals(1, database.count("console_ticket"));
        assertEquals(
                0,
                database.count("console_ticket t where t::text like '%"
                        + ticket.secret().value() + "%'"));
    }
}

package dev.limen.application.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.application.session.Authenticate;
import dev.limen.application.vm.GetVm;
import dev.limen.contract.hypervisor.screen.ScreenListener;
import dev.limen.contract.session.SessionBuilder;
import dev.limen.domain.console.ConsoleGrant;
import dev.limen.domain.console.ConsoleTicket;
import dev.limen.domain.console.TicketSecret;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.Session;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.Username;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Getting a ticket, using it, and looking at the screen. */
class ConsoleUseCasesTest {

    private final Installation limen = new Installation();
    private final GetVm getVm = new GetVm(limen.storage.vmQueries());
    private final IssueTicket issueTicket = new IssueTicket(
            getVm, limen.hypervisor, limen.storage.unitOfWork(), limen.storage.consoleTickets(), limen.clock);
    private final RedeemTicket redeemTicket = new RedeemTicket(
            limen.storage.unitOfWork(),
            limen.storage.consoleTickets(),
            new Authenticate(limen.storage.liveSessions()),
            limen.storage.vmQueries(),
            limen.clock);
    private final EnterConsole enterConsole = new EnterConsole(
            getVm,
            limen.hypervisor,
            limen.storage.unitOfWork(),
            limen.storage.consoleViewers(),
            limen.processes,
            limen.clock);
    private final ForgetTickets forgetTickets =
            new ForgetTickets(limen.storage.unitOfWork(), limen.storage.consoleTickets(), limen.clock);

    private final VmView vm = limen.vm(VmStatus.RUNNING);
    private final Session ada = sessionOf(limen.user, "ada");

    private Session sessionOf(Actor actor, String name) {
        RefreshFamily family = SessionBuilder.addSession(actor.id(), limen.storage);
        return new Session(actor, new Username(name), family.id(), Installation.NOW.plus(Duration.ofHours(1)));
    }

    private ConsoleTicket issued() {
        return issueTicket.handle(vm.id(), ada, false);
    }

    private void assertWorthless(ConsoleTicket ticket) {
        assertThrows(UserError.NotAuthenticated.class, () -> redeemTicket.handle(ticket.secret(), vm.id()));
    }

    @Test
    void aTicketStandsForTheSessionThatGotIt() {
        ConsoleTicket ticket = issued();

        assertEquals(vm.uuid(), ticket.vm());
        assertEquals(ConsoleGrant.operating(ada), redeemTicket.handle(ticket.secret(), vm.uuid()));
    }

    @Test
    void aTicketForLookingIsForNoMore() {
        ConsoleTicket ticket = issueTicket.handle(vm.id(), ada, true);

        assertEquals(new ConsoleGrant(ada, true), redeemTicket.handle(ticket.secret(), vm.uuid()));
    }

    @Test
    void aTicketIsUsedOnce() {
        ConsoleTicket ticket = issued();
        redeemTicket.handle(ticket.secret(), vm.id());

        assertWorthless(ticket);
    }

    @Test
    void aTicketIsGoodForHalfAMinute() {
        ConsoleTicket late = issued();
        ConsoleTicket tooLate = issued();

        limen.pass(ConsoleTicket.LIFETIME.minusMillis(1));
        assertEquals(ConsoleGrant.operating(ada), redeemTicket.handle(late.secret(), vm.id()));
        limen.pass(Duration.ofMillis(1));
        assertWorthless(tooLate);
    }

    @Test
    void aTicketForAnotherVmIsUsedUpAndOpensNeither() {
        VmView other = limen.vm(VmStatus.RUNNING);
        ConsoleTicket ticket = issued();

        assertThrows(VmError.NotFound.class, () -> redeemTicket.handle(ticket.secret(), other.id()));
        assertWorthless(ticket);
    }

    @Test
    void aTicketEndsWithItsSession() {
        ConsoleTicket ticket = issued();
        limen.storage
                .unitOfWork()
                .execute(() -> limen.storage.refreshFamilies().remove(ada.family(), SessionEnd.SIGNED_OUT));

        assertWorthless(ticket);
    }

    @Test
    void whatIsNoTicketIsWorthless() {
        assertThrows(UserError.NotAuthenticated.class, () -> redeemTicket.handle(new TicketSecret("\0 x"), vm.id()));
        assertThrows(UserError.NotAuthenticated.class, () -> redeemTicket.handle(TicketSecret.random(), vm.id()));
    }

    @Test
    void administratorsGetTicketsForAllAndOthersForTheirOwn() {
        Session eve = sessionOf(limen.stranger, "eve");

        assertThrows(VmError.NotFound.class, () -> issueTicket.handle(vm.id(), eve, false));
        assertEquals(
                vm.uuid(),
                issueTicket
                        .handle(vm.id(), sessionOf(limen.admin, "root"), false)
                        .vm());
    }

    @ParameterizedTest
    @EnumSource(names = {"STOPPED", "ERROR"})
    void thereIsNoTicketForWhatIsNotOn(VmStatus status) {
        VmView off = limen.vm(status);

        assertThrows(VmError.NotOn.class, () -> issueTicket.handle(off.id(), ada, false));
    }

    @Test
    void thereIsNoTicketWhereThereAreNoScreens() {
        limen.hypervisor.forbidScreens();

        assertThrows(HypervisorError.NotSupported.class, this::issued);
    }

    @Test
    void ticketsThatNobodyUsedAreForgotten() {
        issued();
        limen.pass(Duration.ofSeconds(20));
        ConsoleTicket good = issued();
        limen.pass(Duration.ofSeconds(15));

        forgetTickets.handle();

        assertEquals(1, limen.store.read().consoleTickets.size());
        assertEquals(ConsoleGrant.operating(ada), redeemTicket.handle(good.secret(), vm.id()));
    }

    @Test
    void theScreenConnectsToWhoMayLook() throws IOException {
        try (ScreenListener listener = new ScreenListener()) {
            EnteredConsole entered = enterConsole.handle(vm.id(), ConsoleGrant.operating(ada), listener.socket());
            assertEquals(vm, entered.vm());
            assertEquals(
                    List.of(entered.viewer()), limen.storage.consoleViewers().of(vm.uuid()));

            try (SocketChannel screen = listener.accepted()) {
                assertNotNull(screen);
                assertTrue(ScreenListener.version(screen).startsWith("RFB"));
            }
        }
    }

    @Test
    void theScreenConnectsToNobodyElse() {
        VmView off = limen.vm(VmStatus.STOPPED);
        ConsoleGrant eve = ConsoleGrant.operating(sessionOf(limen.stranger, "eve"));
        try (ScreenListener listener = new ScreenListener()) {
            assertThrows(VmError.NotFound.class, () -> enterConsole.handle(vm.id(), eve, listener.socket()));
            assertThrows(
                    HypervisorError.WrongState.class,
                    () -> enterConsole.handle(off.id(), ConsoleGrant.operating(ada), listener.socket()));

            assertNull(listener.accepted());
        }
        assertEquals(List.of(), limen.storage.consoleViewers().of(limen.processes.self()));
    }
}

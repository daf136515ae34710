package dev.limen.application.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.Installation;
import dev.limen.application.vm.GetVm;
import dev.limen.contract.process.FakeProcesses;
import dev.limen.domain.console.ConsoleError;
import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.console.ViewerId;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.user.Username;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who looks at a screen, and for how long. */
class ViewerUseCasesTest {

    private final Installation limen = new Installation();
    private final FakeProcesses elsewhere = new FakeProcesses(limen.processes);
    private final GetVm getVm = new GetVm(limen.storage.vmQueries());
    private final ListViewers listViewers = new ListViewers(getVm, limen.storage.consoleViewers(), limen.processes);
    private final CutViewer cutViewer =
            new CutViewer(getVm, limen.storage.unitOfWork(), limen.storage.consoleViewers());
    private final LeaveConsole leaveConsole =
            new LeaveConsole(limen.storage.unitOfWork(), limen.storage.consoleViewers());
    private final ReviewViewers reviewViewers =
            new ReviewViewers(limen.storage.unitOfWork(), limen.storage.consoleViewers(), limen.processes, limen.clock);
    private final ForgetViewers forgetViewers =
            new ForgetViewers(limen.storage.unitOfWork(), limen.storage.consoleViewers(), limen.processes, limen.clock);

    private final VmView vm = limen.vm(VmStatus.RUNNING);
    private final ConsoleViewer here = viewerOn(limen.processes.self());
    private final ConsoleViewer there = viewerOn(elsewhere.self());

    private ConsoleViewer viewerOn(ProcessId process) {
        ConsoleViewer viewer = new ConsoleViewer(
                ViewerId.random(),
                vm.uuid(),
                limen.user.id(),
                new Username("ada"),
                false,
                limen.clock.instant(),
                process);
        limen.storage.unitOfWork().execute(() -> limen.storage.consoleViewers().add(viewer));
        return viewer;
    }

    private List<ConsoleViewer> kept() {
        return limen.storage.consoleViewers().of(vm.uuid());
    }

    @Test
    void theViewersOfAllProcessesThatAreThereAreListed() {
        assertEquals(List.of(here, there), listViewers.handle(vm.id(), limen.user));

        elsewhere.leave(elsewhere.self());

        assertEquals(List.of(here), listViewers.handle(vm.id(), limen.user));
        assertEquals(List.of(here), listViewers.handle(vm.id(), limen.admin));
    }

    @Test
    void nobodyElseLearnsWhoLooksOrCutsThemOff() {
        assertThrows(VmError.NotFound.class, () -> listViewers.handle(vm.id(), limen.stranger));
        assertThrows(VmError.NotFound.class, () -> cutViewer.handle(vm.id(), here.id(), limen.stranger));
        assertEquals(List.of(here, there), kept());
    }

    @Test
    void whoeverIsCutOffIsFoundByTheirProcess() {
        cutViewer.handle(vm.id(), here.id(), limen.user);

        assertEquals(Set.of(here.id()), reviewViewers.handle(Set.of(here.id())));
        assertEquals(List.of(there), kept());
        assertThrows(ConsoleError.NoSuchViewer.class, () -> cutViewer.handle(vm.id(), here.id(), limen.user));
    }

    @Test
    void aViewerOfAnotherVmIsNotThere() {
        VmView other = limen.vm(VmStatus.RUNNING);

        assertThrows(ConsoleError.NoSuchViewer.class, () -> cutViewer.handle(other.id(), here.id(), limen.user));
    }

    @Test
    void whoeverStaysIsNotCutOff() {
        limen.pass(Duration.ofHours(5));

        assertEquals(Set.of(), reviewViewers.handle(Set.of(here.id())));
        assertEquals(List.of(here, there), kept());
    }

    @Test
    void whoeverLeavesIsForgotten() {
        leaveConsole.handle(here.id());

        assertEquals(List.of(there), kept());
    }

    /** As when the database was away at that moment; but who is about to enter is not open yet. */
    @Test
    void whoeverLeftUnnotedIsForgottenLater() {
        reviewViewers.handle(Set.of());
        assertEquals(List.of(here, there), kept());

        limen.pass(Duration.ofMinutes(2));
        reviewViewers.handle(Set.of());

        assertEquals(List.of(there), kept());
    }

    @Test
    void theViewersOfProcessesThatHaveEndedAreForgotten() {
        elsewhere.leave(elsewhere.self());
        forgetViewers.handle();
        assertEquals(List.of(here, there), kept());

        limen.pass(Duration.ofDays(2));
        forgetViewers.handle();

        assertEquals(List.of(here), kept());
    }
}

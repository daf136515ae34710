package dev.limen.application.console;

import dev.limen.application.ApplicationService;
import dev.limen.application.vm.GetVm;
import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.console.ConsoleViewers;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.process.Processes;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;
import java.util.List;
import java.util.Set;

/** Lists who looks at the screen of a VM, for whom may touch it. */
@ApplicationService
public final class ListViewers {

    private final GetVm getVm;
    private final ConsoleViewers viewers;
    private final Processes processes;

    public ListViewers(GetVm getVm, ConsoleViewers viewers, Processes processes) {
        this.getVm = getVm;
        this.viewers = viewers;
        this.processes = processes;
    }

    /** The first to come first; those of processes that have gone went with them. */
    public List<ConsoleViewer> handle(VmRef ref, Actor actor) {
        VmView vm = getVm.handle(ref, actor);
        List<ConsoleViewer> kept = viewers.of(vm.uuid());
        if (kept.isEmpty()) {
            return kept;
        }
        Set<ProcessId> present = processes.present();
        return kept.stream()
                .filter(viewer -> present.contains(viewer.process()))
                .toList();
    }
}

package dev.limen.domain.console;

import dev.limen.domain.process.ProcessId;
import dev.limen.domain.vm.VmUuid;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Keeps who looks at which screen, in whichever process. */
public interface ConsoleViewers {

    /** Adds a viewer. Belongs inside a unit of work. */
    void add(ConsoleViewer viewer);

    /** Removes viewers; those that are not there are no error. Belongs inside a unit of work. */
    void remove(Set<ViewerId> ids);

    /** Removes a viewer of this VM; says whether there was one. Belongs inside a unit of work. */
    boolean remove(VmUuid vm, ViewerId id);

    /** Removes those of other processes than these who came before this moment. Belongs inside a unit of work. */
    void forget(Set<ProcessId> butThose, Instant before);

    /** The viewers of a VM, the first to come first. Needs no unit of work. */
    List<ConsoleViewer> of(VmUuid vm);

    /** The viewers whom a process shows something. Needs no unit of work. */
    List<ConsoleViewer> of(ProcessId process);
}

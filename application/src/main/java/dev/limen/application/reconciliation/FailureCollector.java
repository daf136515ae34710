package dev.limen.application.reconciliation;

import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmError;
import java.util.ArrayList;
import java.util.List;

/** What went wrong with some of many VMs, so that each is tried. A hypervisor that is away would fail all of them. */
final class FailureCollector {

    private final List<RuntimeException> collected = new ArrayList<>();

    /** Does something about one VM. */
    void collect(Runnable work) {
        try {
            work.run();
        } catch (HypervisorError.Unavailable away) {
            if (!away.isTimeout()) {
                throw away;
            }
            collected.add(away);
        } catch (HypervisorError | VmError failure) {
            collected.add(failure);
        }
    }

    /** Throws the first failure, which the others go with. */
    void throwFirst() {
        if (!collected.isEmpty()) {
            RuntimeException first = collected.removeFirst();
            collected.forEach(first::addSuppressed);
            throw first;
        }
    }
}

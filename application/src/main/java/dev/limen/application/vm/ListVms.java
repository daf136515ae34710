package dev.limen.application.vm;

import dev.limen.application.ApplicationService;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmView;
import java.util.List;

/** Shows users their own VMs, and administrators all. */
@ApplicationService
public final class ListVms {

    /**
     * Some VMs, ordered by id.
     *
     * @param total how many there are that pass the filter, whatever part of them is shown
     */
    public record Page(List<VmView> vms, long total) {}

    private final VmQueries queries;

    public ListVms(VmQueries queries) {
        this.queries = queries;
    }

    public Page handle(VmFilter filter, Actor actor) {
        VmFilter visible = actor.isAdmin() ? filter : filter.onlyOf(actor.id());
        List<VmView> vms = queries.list(visible);
        boolean whole = visible.after() == null && visible.limit() == null;
        return new Page(vms, whole ? vms.size() : queries.count(visible));
    }
}

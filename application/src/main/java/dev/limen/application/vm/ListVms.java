package dev.limen.application.vm;

import dev.limen.application.ApplicationService;
import dev.limen.application.ResultPage;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmView;
import java.util.List;

/** Shows users their own VMs, and administrators all. */
@ApplicationService
public final class ListVms {

    private final VmQueries queries;

    public ListVms(VmQueries queries) {
        this.queries = queries;
    }

    /** Ordered by id. */
    public ResultPage<VmView> handle(VmFilter filter, Actor actor) {
        VmFilter visible = actor.isAdmin() ? filter : filter.onlyOf(actor.id());
        List<VmView> vms = queries.list(visible);
        boolean whole = visible.after() == null && visible.limit() == null;
        return new ResultPage<>(vms, whole ? vms.size() : queries.count(visible));
    }
}

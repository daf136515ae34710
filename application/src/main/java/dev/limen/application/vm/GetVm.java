package dev.limen.application.vm;

import dev.limen.application.ApplicationService;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;

/** Shows one VM to whom may see it. */
@ApplicationService
public final class GetVm {

    private final VmQueries queries;

    public GetVm(VmQueries queries) {
        this.queries = queries;
    }

    public VmView handle(VmRef ref, Actor actor) {
        return queries.find(ref)
                .filter(vm -> actor.mayTouchThingsOf(vm.owner()))
                .orElseThrow(VmError.NotFound::new);
    }
}

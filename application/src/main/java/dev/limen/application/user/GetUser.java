package dev.limen.application.user;

import dev.limen.application.ApplicationService;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmView;
import java.util.List;

/** Shows an administrator one user with their VMs. */
@ApplicationService
public final class GetUser {

    /** A user and what they own. */
    public record Result(UserView user, List<VmView> vms) {}

    private final UserQueries users;
    private final VmQueries vms;

    public GetUser(UserQueries users, VmQueries vms) {
        this.users = users;
        this.vms = vms;
    }

    public Result handle(UserId id, Actor actor) {
        actor.requireAdmin();
        UserView user = users.find(id).orElseThrow(UserError.NotFound::new);
        return new Result(user, vms.list(VmFilter.ownedBy(id)));
    }
}

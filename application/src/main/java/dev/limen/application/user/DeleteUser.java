package dev.limen.application.user;

import dev.limen.application.ApplicationService;
import dev.limen.application.vm.DeleteVm;
import dev.limen.application.vm.HandOverVms;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Users;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmQueries;

/** An administrator deletes an account, and decides what becomes of its VMs. */
@ApplicationService
public final class DeleteUser {

    /** What becomes of the VMs of a user who is deleted. */
    public sealed interface Fate {

        /** The user must not have any. */
        record Keep() implements Fate {}

        /** They are deleted with their storage. */
        record Delete() implements Fate {}

        /** Another user gets them, within that user's quota. */
        record Transfer(UserId to) implements Fate {}
    }

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final VmQueries vms;
    private final DeleteVm deleteVm;
    private final HandOverVms handOverVms;

    public DeleteUser(UnitOfWork unitOfWork, Users users, VmQueries vms, DeleteVm deleteVm, HandOverVms handOverVms) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.vms = vms;
        this.deleteVm = deleteVm;
        this.handOverVms = handOverVms;
    }

    /** Answers the user as they last were. */
    public UserView handle(UserId id, Fate fate, Actor actor) {
        actor.requireAdmin();
        if (id.equals(actor.id())) {
            throw new UserError.Oneself();
        }
        unitOfWork.execute(() -> deletable(id));
        switch (fate) {
            case Fate.Keep keep -> {}
            case Fate.Delete delete -> vms.list(VmFilter.ownedBy(id)).forEach(vm -> delete(vm.id(), actor));
            case Fate.Transfer transfer -> handOverVms.handle(id, transfer.to(), actor);
        }
        return unitOfWork.execute(() -> remove(id));
    }

    private void delete(VmId vm, Actor actor) {
        try {
            deleteVm.handle(vm, actor);
        } catch (VmError.NotFound gone) {
            // Its owner was quicker, and it is gone as it should be.
        }
    }

    private User deletable(UserId id) {
        User user = users.find(id).orElseThrow(UserError.NotFound::new);
        Admins.requireAnother(user, users);
        return user;
    }

    private UserView remove(UserId id) {
        User user = deletable(id);
        users.remove(user);
        return user.view();
    }
}

package dev.limen.adapters.websocket;

import dev.limen.contract.Storage;
import dev.limen.contract.session.SessionBuilder;
import dev.limen.contract.user.UserBuilder;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Users, and what happens to their VMs, as use cases would do it. */
@Singleton
public class Cast {

    private final TestApplication app;

    Cast(TestApplication app) {
        this.app = app;
    }

    public UserView user() {
        return UserBuilder.user().addTo(app.storage);
    }

    public UserView admin() {
        return UserBuilder.admin().addTo(app.storage);
    }

    public UserView stranger() {
        return UserBuilder.user().notApproved().addTo(app.storage);
    }

    public String tokenOf(UserView user) {
        return tokenOf(user, Duration.ofHours(24));
    }

    public String tokenOf(UserView user, Duration lifetime) {
        return tokenOf(user, SessionBuilder.addSession(user.id(), app.storage).id(), lifetime);
    }

    public String tokenOf(UserView user, FamilyId session) {
        return tokenOf(user, session, Duration.ofHours(24));
    }

    private String tokenOf(UserView user, FamilyId session, Duration lifetime) {
        Instant until = app.clock.instant().plus(lifetime);
        return app.tokens.access(user, session, until, "serial").value();
    }

    public FamilyId sessionOf(UserView user) {
        return SessionBuilder.addSession(user.id(), app.storage).id();
    }

    public void end(FamilyId session, SessionEnd why, Storage where) {
        where.unitOfWork().execute(() -> where.refreshFamilies().remove(session, why));
    }

    public void change(UserView user, Consumer<User> how, Storage where) {
        where.unitOfWork().execute(() -> {
            User changed = where.users().find(user.id()).orElseThrow();
            how.accept(changed);
            where.users().save(changed);
        });
    }

    public VmView newVm(UserView owner) {
        return VmBuilder.vmOf(owner.id()).addTo(app.storage);
    }

    /** Something about the VM changes. */
    public void touch(VmView vm) {
        touch(vm, app.storage);
    }

    public void touch(VmView vm, Storage where) {
        change(vm, changed -> changed.observed(other(changed.status()), null, app.clock.instant()), where);
    }

    public void handOver(VmView vm, UserId to) {
        change(vm, changed -> changed.handedOver(to, app.clock.instant()), app.storage);
    }

    private static VmStatus other(VmStatus status) {
        return status == VmStatus.RUNNING ? VmStatus.STOPPED : VmStatus.RUNNING;
    }

    private static void change(VmView vm, Consumer<Vm> change, Storage where) {
        where.unitOfWork().execute(() -> {
            Vm changed = where.vms().find(vm.id()).orElseThrow();
            change.accept(changed);
            where.vms().save(changed);
        });
    }

    public void delete(VmView vm) {
        delete(vm, app.storage);
    }

    public void delete(VmView vm, Storage where) {
        where.unitOfWork()
                .execute(() -> where.vms().remove(where.vms().find(vm.id()).orElseThrow()));
    }

    public void delete(UserView user) {
        app.storage.unitOfWork().execute(() -> {
            User deleted = app.storage.users().find(user.id()).orElseThrow();
            app.storage.users().remove(deleted);
        });
    }
}

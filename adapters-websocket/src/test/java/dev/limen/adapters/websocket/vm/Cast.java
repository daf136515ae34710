package dev.limen.adapters.websocket.vm;

import dev.limen.contract.Storage;
import dev.limen.contract.session.SessionBuilder;
import dev.limen.contract.user.UserBuilder;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmEvents;
import dev.limen.domain.vm.VmView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Users, and what happens to their VMs, as use cases would do it. */
@Singleton
class Cast {

    private final TestApplication app;
    private final VmEvents vmEvents;
    private final UnitOfWork unitOfWork;

    Cast(TestApplication app, VmEvents vmEvents, UnitOfWork unitOfWork) {
        this.app = app;
        this.vmEvents = vmEvents;
        this.unitOfWork = unitOfWork;
    }

    UserView user() {
        return UserBuilder.user().addTo(app.storage);
    }

    UserView admin() {
        return UserBuilder.admin().addTo(app.storage);
    }

    UserView stranger() {
        return UserBuilder.user().notApproved().addTo(app.storage);
    }

    String tokenOf(UserView user) {
        return tokenOf(user, Duration.ofHours(24));
    }

    String tokenOf(UserView user, Duration lifetime) {
        return tokenOf(user, SessionBuilder.addSession(user.id(), app.storage).id(), lifetime);
    }

    String tokenOf(UserView user, FamilyId session) {
        return tokenOf(user, session, Duration.ofHours(24));
    }

    private String tokenOf(UserView user, FamilyId session, Duration lifetime) {
        Instant until = app.clock.instant().plus(lifetime);
        return app.tokens.access(user, session, until, "serial").value();
    }

    FamilyId sessionOf(UserView user) {
        return SessionBuilder.addSession(user.id(), app.storage).id();
    }

    void end(FamilyId session, SessionEnd why, Storage where) {
        where.unitOfWork().execute(() -> where.refreshFamilies().remove(session, why));
    }

    void change(UserView user, Consumer<User> how, Storage where) {
        where.unitOfWork().execute(() -> {
            User changed = where.users().find(user.id()).orElseThrow();
            how.accept(changed);
            where.users().save(changed);
        });
    }

    /** A VM that nobody is told of. */
    VmView quietVm(UserView owner) {
        return VmBuilder.vmOf(owner.id()).addTo(app.storage);
    }

    VmView newVm(UserView owner) {
        VmView vm = quietVm(owner);
        touch(vm);
        return vm;
    }

    /** Something about the VM changes. */
    void touch(VmView vm) {
        change(vm, changed -> changed.handedOver(changed.owner(), app.clock.instant()));
    }

    /** Another process changes something about the VM. */
    void touchElsewhere(VmView vm) {
        Storage elsewhere = app.remoteStorage;
        elsewhere.unitOfWork().execute(() -> {
            Vm changed = elsewhere.vms().find(vm.id()).orElseThrow();
            changed.handedOver(changed.owner(), app.clock.instant());
            elsewhere.vms().save(changed);
        });
    }

    void deleteElsewhere(VmView vm) {
        Storage elsewhere = app.remoteStorage;
        elsewhere.unitOfWork().execute(() -> elsewhere
                .vms()
                .remove(elsewhere.vms().find(vm.id()).orElseThrow()));
    }

    void handOver(VmView vm, UserId to) {
        change(vm, changed -> changed.handedOver(to, app.clock.instant()));
    }

    private void change(VmView vm, Consumer<Vm> change) {
        unitOfWork.execute(() -> {
            Vm changed = app.storage.vms().find(vm.id()).orElseThrow();
            change.accept(changed);
            app.storage.vms().save(changed);
            vmEvents.publish(changed.takeEvents());
        });
    }

    void delete(VmView vm) {
        unitOfWork.execute(() -> {
            Vm deleted = app.storage.vms().find(vm.id()).orElseThrow();
            deleted.deleted();
            app.storage.vms().remove(deleted);
            vmEvents.publish(deleted.takeEvents());
        });
    }

    void delete(UserView user) {
        unitOfWork.execute(() -> {
            User deleted = app.storage.users().find(user.id()).orElseThrow();
            app.storage.users().remove(deleted);
        });
    }
}

package dev.limen.bootstrap.wiring;

import dev.limen.application.login.LoginRateLimiter;
import dev.limen.application.user.AddUser;
import dev.limen.application.user.ApproveUser;
import dev.limen.application.user.DeleteUser;
import dev.limen.application.user.EnsureFirstAdmin;
import dev.limen.application.user.GetUser;
import dev.limen.application.user.ListUsers;
import dev.limen.application.user.RegisterUser;
import dev.limen.application.user.ResetPassword;
import dev.limen.application.user.SuspendUser;
import dev.limen.application.user.UpdateUser;
import dev.limen.application.vm.DeleteVm;
import dev.limen.application.vm.HandOverVms;
import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.Users;
import dev.limen.domain.vm.VmQueries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

final class UserWiring {

    @Produces
    @Singleton
    PasswordPolicy passwordPolicy(AccountsConfig config) {
        return new PasswordPolicy(config.commonPasswords());
    }

    @Produces
    @Singleton
    RegisterUser registerUser(
            UnitOfWork unitOfWork,
            Users users,
            Passwords passwords,
            PasswordPolicy policy,
            LoginRateLimiter limits,
            InstantSource clock) {
        return new RegisterUser(unitOfWork, users, passwords, policy, limits, clock);
    }

    @Produces
    @Singleton
    AddUser addUser(
            UnitOfWork unitOfWork,
            Users users,
            UserQueries queries,
            Passwords passwords,
            PasswordPolicy policy,
            InstantSource clock) {
        return new AddUser(unitOfWork, users, queries, passwords, policy, clock);
    }

    @Produces
    @Singleton
    EnsureFirstAdmin ensureFirstAdmin(UnitOfWork unitOfWork, Users users, Passwords passwords, InstantSource clock) {
        return new EnsureFirstAdmin(unitOfWork, users, passwords, clock);
    }

    @Produces
    @Singleton
    ApproveUser approveUser(UnitOfWork unitOfWork, Users users, RefreshFamilies families, InstantSource clock) {
        return new ApproveUser(unitOfWork, users, families, clock);
    }

    @Produces
    @Singleton
    SuspendUser suspendUser(UnitOfWork unitOfWork, Users users, InstantSource clock) {
        return new SuspendUser(unitOfWork, users, clock);
    }

    @Produces
    @Singleton
    UpdateUser updateUser(
            UnitOfWork unitOfWork,
            Users users,
            UserQueries queries,
            Passwords passwords,
            PasswordPolicy policy,
            RefreshFamilies families,
            InstantSource clock) {
        return new UpdateUser(unitOfWork, users, queries, passwords, policy, families, clock);
    }

    @Produces
    @Singleton
    ResetPassword resetPassword(
            UnitOfWork unitOfWork,
            Users users,
            UserQueries queries,
            RefreshFamilies families,
            Passwords passwords,
            PasswordPolicy policy,
            InstantSource clock) {
        return new ResetPassword(unitOfWork, users, queries, families, passwords, policy, clock);
    }

    @Produces
    @Singleton
    ListUsers listUsers(UserQueries queries) {
        return new ListUsers(queries);
    }

    @Produces
    @Singleton
    GetUser getUser(UserQueries users, VmQueries vms) {
        return new GetUser(users, vms);
    }

    @Produces
    @Singleton
    DeleteUser deleteUser(
            UnitOfWork unitOfWork, Users users, VmQueries vms, DeleteVm deleteVm, HandOverVms handOverVms) {
        return new DeleteUser(unitOfWork, users, vms, deleteVm, handOverVms);
    }
}

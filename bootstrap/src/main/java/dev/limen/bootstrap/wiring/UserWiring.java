package dev.limen.bootstrap.wiring;

import dev.limen.application.UnitOfWork;
import dev.limen.application.session.Authenticate;
import dev.limen.application.session.LogIn;
import dev.limen.application.user.AddUser;
import dev.limen.application.user.ApproveUser;
import dev.limen.application.user.DeleteUser;
import dev.limen.application.user.EnsureFirstAdmin;
import dev.limen.application.user.GetUser;
import dev.limen.application.user.ListUsers;
import dev.limen.application.user.RegisterUser;
import dev.limen.application.user.ResetPassword;
import dev.limen.application.vm.DeleteVm;
import dev.limen.application.vm.HandOverVms;
import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.UserEvents;
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
            UserEvents events,
            Passwords passwords,
            PasswordPolicy policy,
            InstantSource clock) {
        return new RegisterUser(unitOfWork, users, events, passwords, policy, clock);
    }

    @Produces
    @Singleton
    AddUser addUser(
            UnitOfWork unitOfWork,
            Users users,
            UserEvents events,
            Passwords passwords,
            PasswordPolicy policy,
            InstantSource clock) {
        return new AddUser(unitOfWork, users, events, passwords, policy, clock);
    }

    @Produces
    @Singleton
    EnsureFirstAdmin ensureFirstAdmin(
            UnitOfWork unitOfWork, Users users, UserEvents events, Passwords passwords, InstantSource clock) {
        return new EnsureFirstAdmin(unitOfWork, users, events, passwords, clock);
    }

    @Produces
    @Singleton
    ApproveUser approveUser(UnitOfWork unitOfWork, Users users, UserEvents events, InstantSource clock) {
        return new ApproveUser(unitOfWork, users, events, clock);
    }

    @Produces
    @Singleton
    ResetPassword resetPassword(
            UnitOfWork unitOfWork,
            Users users,
            UserQueries queries,
            UserEvents events,
            Passwords passwords,
            PasswordPolicy policy,
            InstantSource clock) {
        return new ResetPassword(unitOfWork, users, queries, events, passwords, policy, clock);
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
            UnitOfWork unitOfWork,
            Users users,
            UserEvents events,
            VmQueries vms,
            DeleteVm deleteVm,
            HandOverVms handOverVms) {
        return new DeleteUser(unitOfWork, users, events, vms, deleteVm, handOverVms);
    }

    @Produces
    @Singleton
    LogIn logIn(UserQueries users, Passwords passwords, Tokens tokens, InstantSource clock) {
        return new LogIn(users, passwords, tokens, clock);
    }

    @Produces
    @Singleton
    Authenticate authenticate(Tokens tokens, UserQueries users) {
        return new Authenticate(tokens, users);
    }
}

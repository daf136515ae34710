package dev.limen.bootstrap.wiring;

import dev.limen.application.login.LoginRateLimiter;
import dev.limen.application.session.Authenticate;
import dev.limen.application.session.ChangePassword;
import dev.limen.application.session.CheckSession;
import dev.limen.application.session.ForgetSessions;
import dev.limen.application.session.LogIn;
import dev.limen.application.session.LogOut;
import dev.limen.application.session.RefreshSession;
import dev.limen.application.session.RenewHash;
import dev.limen.application.session.ResumeSession;
import dev.limen.application.session.SessionStart;
import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.Users;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

final class SessionWiring {

    @Produces
    @Singleton
    SessionStart sessionStart(RefreshFamilies families, Tokens tokens, InstantSource clock) {
        return new SessionStart(families, tokens, clock);
    }

    @Produces
    @Singleton
    LogIn logIn(
            UnitOfWork unitOfWork,
            Users users,
            UserQueries queries,
            Passwords passwords,
            LoginRateLimiter limits,
            RenewHash renewHash,
            SessionStart sessions) {
        return new LogIn(unitOfWork, users, queries, passwords, limits, renewHash, sessions);
    }

    @Produces
    @Singleton
    Authenticate authenticate(LiveSessions sessions) {
        return new Authenticate(sessions);
    }

    @Produces
    @Singleton
    CheckSession checkSession(LiveSessions sessions) {
        return new CheckSession(sessions);
    }

    @Produces
    @Singleton
    RefreshSession refreshSession(
            UnitOfWork unitOfWork, RefreshFamilies families, UserQueries users, Tokens tokens, InstantSource clock) {
        return new RefreshSession(unitOfWork, families, users, tokens, clock);
    }

    @Produces
    @Singleton
    ResumeSession resumeSession(
            UnitOfWork unitOfWork, RefreshFamilies families, UserQueries users, Tokens tokens, InstantSource clock) {
        return new ResumeSession(unitOfWork, families, users, tokens, clock);
    }

    @Produces
    @Singleton
    LogOut logOut(UnitOfWork unitOfWork, RefreshFamilies families, LiveSessions sessions, Tokens tokens) {
        return new LogOut(unitOfWork, families, sessions, tokens);
    }

    @Produces
    @Singleton
    ChangePassword changePassword(
            UnitOfWork unitOfWork,
            Users users,
            UserQueries queries,
            Passwords passwords,
            PasswordPolicy policy,
            LoginRateLimiter limits,
            RefreshFamilies families,
            SessionStart sessions,
            InstantSource clock) {
        return new ChangePassword(unitOfWork, users, queries, passwords, policy, limits, families, sessions, clock);
    }

    @Produces
    @Singleton
    ForgetSessions forgetSessions(
            UnitOfWork unitOfWork, RefreshFamilies families, AccountsConfig config, InstantSource clock) {
        return new ForgetSessions(unitOfWork, families, config.accessTokenLifetime(), clock);
    }
}

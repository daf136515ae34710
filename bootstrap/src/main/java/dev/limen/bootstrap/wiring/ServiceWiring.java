package dev.limen.bootstrap.wiring;

import dev.limen.application.MonotonicClock;
import dev.limen.application.audit.ForgetAudit;
import dev.limen.application.change.ForgetChanges;
import dev.limen.application.login.LoginPolicy;
import dev.limen.application.login.LoginRateLimiter;
import dev.limen.application.operation.OperationOutcomes;
import dev.limen.application.operation.OperationRunner;
import dev.limen.application.reconciliation.ObserveVm;
import dev.limen.application.reconciliation.SettleVms;
import dev.limen.application.session.ForgetSessions;
import dev.limen.application.session.RenewHash;
import dev.limen.application.sshkey.AddSshKey;
import dev.limen.application.vm.RestartVm;
import dev.limen.application.vm.StopVm;
import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.bootstrap.config.HypervisorConfig;
import dev.limen.bootstrap.config.LimitsConfig;
import dev.limen.bootstrap.config.LoginConfig;
import dev.limen.bootstrap.config.RetentionConfig;
import dev.limen.domain.audit.AuditTrail;
import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.process.Processes;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.sshkey.SshKeys;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.Users;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.Vms;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** The services of the application that take a setting, or a thread of their own. */
final class ServiceWiring {

    private static final Logger LOG = Logger.getLogger(ServiceWiring.class);

    /** Longer than a process needs to be seen again after the database was away. */
    static final Duration ABSENCE_TIMEOUT = Duration.ofSeconds(4);

    /** As many as there are for hashing. */
    private static final int HASHING_THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    @Produces
    @Singleton
    OperationRunner operationRunner(
            UnitOfWork unitOfWork,
            Vms vms,
            Hypervisor hypervisor,
            Processes processes,
            OperationOutcomes outcomes,
            HypervisorConfig config,
            InstantSource clock) {
        return new OperationRunner(unitOfWork, vms, hypervisor, processes, outcomes, config.operationDeadline(), clock);
    }

    @Produces
    @Singleton
    StopVm stopVm(OperationRunner runner, Hypervisor hypervisor, HypervisorConfig config) {
        return new StopVm(runner, hypervisor, config.stopGrace());
    }

    @Produces
    @Singleton
    RestartVm restartVm(OperationRunner runner, Hypervisor hypervisor, HypervisorConfig config) {
        return new RestartVm(runner, hypervisor, config.stopGrace());
    }

    @Produces
    @Singleton
    ObserveVm observeVm(
            VmQueries queries,
            Hypervisor hypervisor,
            OperationOutcomes outcomes,
            HypervisorConfig config,
            MonotonicClock clock) {
        return new ObserveVm(queries, hypervisor, outcomes, config.missingGrace(), clock);
    }

    @Produces
    @Singleton
    SettleVms settleVms(
            VmQueries queries,
            Hypervisor hypervisor,
            OperationRunner runner,
            Processes processes,
            HypervisorConfig config,
            MonotonicClock clock) {
        return new SettleVms(
                queries,
                hypervisor,
                runner,
                processes,
                ABSENCE_TIMEOUT,
                config.operationDeadline(),
                work -> inBackground("settle-vm", work),
                clock);
    }

    @Produces
    @Singleton
    LoginRateLimiter loginRateLimiter(LoginConfig config, MonotonicClock clock) {
        LoginPolicy policy = new LoginPolicy(
                config.loginsPerAccountAndAddress(),
                config.loginsPerAddress(),
                config.loginsPerAccount(),
                config.loginsOfStrangers().orElseGet(() -> LoginPolicy.strangers(HASHING_THREADS)),
                LoginPolicy.FIRST_OF_ADDRESS,
                config.registrationsPerAddress(),
                LoginPolicy.MAX_REMEMBERED);
        return new LoginRateLimiter(policy, clock);
    }

    @Produces
    @Singleton
    RenewHash renewHash(UnitOfWork unitOfWork, Users users, Passwords passwords) {
        return new RenewHash(unitOfWork, users, passwords, work -> inBackground("renew-hash", work));
    }

    @Produces
    @Singleton
    AddSshKey addSshKey(UnitOfWork unitOfWork, Users users, SshKeys keys, LimitsConfig config, InstantSource clock) {
        return new AddSshKey(unitOfWork, users, keys, config.maxSshKeysPerUser(), clock);
    }

    @Produces
    @Singleton
    ForgetSessions forgetSessions(
            UnitOfWork unitOfWork, RefreshFamilies families, AccountsConfig config, InstantSource clock) {
        return new ForgetSessions(unitOfWork, families, config.accessTokenLifetime(), clock);
    }

    @Produces
    @Singleton
    ForgetAudit forgetAudit(UnitOfWork unitOfWork, AuditTrail trail, RetentionConfig config, InstantSource clock) {
        return new ForgetAudit(unitOfWork, trail, config.auditRetention(), clock);
    }

    @Produces
    @Singleton
    ForgetChanges forgetChanges(UnitOfWork unitOfWork, ChangeLog log, RetentionConfig config, InstantSource clock) {
        return new ForgetChanges(unitOfWork, log, config.changeLogRetention(), config.changeLogMaxEntries(), clock);
    }

    /** Work that nobody waits for; what fails is found and tried again. */
    private static void inBackground(String name, Runnable work) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf("%s failed, and is tried again later: %s", name, e.getMessage());
            }
        });
    }
}

package dev.limen.bootstrap.wiring;

import dev.limen.application.login.LoginPolicy;
import dev.limen.application.login.LoginRateLimiter;
import dev.limen.application.session.RenewHash;
import dev.limen.bootstrap.config.LoginConfig;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.Users;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

final class LoginWiring {

    private static final Logger LOG = Logger.getLogger(LoginWiring.class);

    /** As many as there are for hashing. */
    private static final int HASHING_THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    @Produces
    @Singleton
    LoginRateLimiter loginRateLimiter(LoginConfig config, InstantSource clock) {
        LoginPolicy policy = new LoginPolicy(
                config.loginsPerAccountAndAddress(),
                config.loginsPerAddress(),
                config.loginsPerAccount(),
                config.loginsOfStrangers().orElseGet(() -> LoginPolicy.strangers(HASHING_THREADS)),
                LoginPolicy.FIRST_OF_ADDRESS,
                config.registrationsPerAddress(),
                LoginPolicy.REMEMBERED);
        return new LoginRateLimiter(policy, clock);
    }

    @Produces
    @Singleton
    RenewHash renewHash(UnitOfWork unitOfWork, Users users, Passwords passwords) {
        return new RenewHash(unitOfWork, users, passwords, LoginWiring::inBackground);
    }

    /** What nobody waits for; the next login tries again. */
    private static void inBackground(Runnable work) {
        Thread.ofVirtual().name("renew-hash").start(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf("A password could not be hashed anew: %s", e.getMessage());
            }
        });
    }
}

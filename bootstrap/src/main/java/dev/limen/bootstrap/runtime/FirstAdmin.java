package dev.limen.bootstrap.runtime;

import dev.limen.application.user.EnsureFirstAdmin;
import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.Username;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Adds the first administrator. Outside production a password is made up where none is configured; it is shown once,
 * and kept in the data directory for {@code limen tour}.
 */
@Singleton
final class FirstAdmin {

    private final EnsureFirstAdmin ensureFirstAdmin;
    private final AccountsConfig.FirstAdmin config;
    private final Kept kept;
    private final boolean production;
    private Optional<String> madeUp = Optional.empty();

    FirstAdmin(
            EnsureFirstAdmin ensureFirstAdmin, AccountsConfig accounts, DatabaseConfig files, SmallRyeConfig config) {
        this.ensureFirstAdmin = ensureFirstAdmin;
        this.config = accounts.firstAdmin();
        this.kept = new Kept(files.dataDir().resolve("first-admin"));
        this.production = config.getProfiles().contains("prod");
    }

    void ensure(@Observes @Priority(1) Service.Start event) {
        ensureFirstAdmin.handle(new Username(config.username()), this::password);
    }

    private Password password() {
        return new Password(config.password().orElseGet(this::makeUp));
    }

    private String makeUp() {
        if (production) {
            throw new Preparation.Refused(List.of("LIMEN_ADMIN_PASSWORD is missing: there is no administrator yet, and"
                    + " production needs a password of at least 12 characters for the first. Set it, or"
                    + " LIMEN_ADMIN_PASSWORD_FILE."));
        }
        String password = Secrets.password();
        kept.keep("username=" + config.username() + "\npassword=" + password);
        madeUp = Optional.of(password);
        return password;
    }

    String username() {
        return config.username();
    }

    /** The password that was made up at this start. */
    Optional<String> madeUpPassword() {
        return madeUp;
    }
}

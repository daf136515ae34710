package dev.limen.bootstrap.startup;

import dev.limen.application.user.EnsureFirstAdmin;
import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.StartupRefused;
import dev.limen.bootstrap.secrets.RandomSecrets;
import dev.limen.bootstrap.secrets.SecretFile;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.Username;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Adds the first administrator. Outside production a password is generated where none is configured; it is shown once,
 * and kept in the data directory for {@code limen tour}.
 */
@Singleton
final class FirstAdmin {

    private final EnsureFirstAdmin ensureFirstAdmin;
    private final AccountsConfig.FirstAdmin config;
    private final SecretFile credentials;
    private final boolean production;
    private Optional<String> generated = Optional.empty();

    FirstAdmin(
            EnsureFirstAdmin ensureFirstAdmin, AccountsConfig accounts, DatabaseConfig files, SmallRyeConfig config) {
        this.ensureFirstAdmin = ensureFirstAdmin;
        this.config = accounts.firstAdmin();
        this.credentials = new SecretFile(files.dataDir().resolve("first-admin"));
        this.production = config.getProfiles().contains("prod");
    }

    void ensure(@Observes @Priority(1) Serving.Start event) {
        ensureFirstAdmin.handle(new Username(config.username()), this::password);
    }

    private Password password() {
        return new Password(config.password().orElseGet(this::generate));
    }

    private String generate() {
        if (production) {
            throw new StartupRefused(List.of("LIMEN_ADMIN_PASSWORD is missing: there is no administrator yet, and"
                    + " production needs a password of at least 12 characters for the first. Set it, or"
                    + " LIMEN_ADMIN_PASSWORD_FILE."));
        }
        String password = RandomSecrets.password();
        credentials.write("username=" + config.username() + "\npassword=" + password);
        generated = Optional.of(password);
        return password;
    }

    String username() {
        return config.username();
    }

    /** The password that was generated at this start. */
    Optional<String> generatedPassword() {
        return generated;
    }
}

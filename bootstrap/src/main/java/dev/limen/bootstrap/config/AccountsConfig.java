package dev.limen.bootstrap.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Accounts and what proves who somebody is. */
@ConfigMapping(prefix = "limen")
public interface AccountsConfig {

    /** Signs tokens; at least 32 bytes. Required in production, made and kept in development. */
    Optional<String> jwtSecret();

    /** A file that holds the secret instead. */
    Optional<String> jwtSecretFile();

    /** Signed tokens before the secret was changed; what it signed is still good. */
    Optional<String> jwtSecretPrevious();

    /** A file that holds it instead. */
    Optional<String> jwtSecretPreviousFile();

    /** How long a token lets its user in. */
    @WithDefault("24h")
    Duration accessTokenLifetime();

    /** How long a refresh token is good. */
    @WithDefault("30d")
    Duration refreshTokenLifetime();

    /** Passwords that nobody may choose, in lower case. */
    @WithDefault("password,password1,passw0rd,12345678,123456789,1234567890,11111111,00000000,qwertyuiop,"
            + "qwerty123,iloveyou,sunshine,princess,football,baseball,1q2w3e4r,abcd1234,abc12345")
    Set<String> commonPasswords();

    @WithName("admin")
    FirstAdmin firstAdmin();

    /** The administrator who is added when there is none. */
    interface FirstAdmin {

        @WithDefault("admin")
        String username();

        /** At least 12 characters in production, where it is required; made up in development when absent. */
        Optional<String> password();

        /** A file that holds the password instead. */
        Optional<String> passwordFile();
    }
}

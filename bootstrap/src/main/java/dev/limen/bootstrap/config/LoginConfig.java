package dev.limen.bootstrap.config;

import dev.limen.application.login.RateLimit;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How many passwords may be tried, and accounts asked for; why so many stands at {@code LoginPolicy}. */
@ConfigMapping(prefix = "limen")
public interface LoginConfig {

    /** On one account from one address. */
    @WithDefault("5/30s")
    @WithConverter(RateLimitConverter.class)
    RateLimit loginsPerAccountAndAddress();

    /** From one address, on accounts that were not signed in to from there before. */
    @WithDefault("20/3s")
    @WithConverter(RateLimitConverter.class)
    RateLimit loginsPerAddress();

    /** On one account, from all addresses from which it was not signed in to before. */
    @WithDefault("50/10s")
    @WithConverter(RateLimitConverter.class)
    RateLimit loginsPerAccount();

    /** From everybody at addresses not known for their account; follows from the number of cores when absent. */
    Optional<@WithConverter(RateLimitConverter.class) RateLimit> loginsOfStrangers();

    /** Accounts asked for from one address. */
    @WithDefault("20/30s")
    @WithConverter(RateLimitConverter.class)
    RateLimit registrationsPerAddress();
}

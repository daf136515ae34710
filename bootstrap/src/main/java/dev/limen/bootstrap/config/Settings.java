package dev.limen.bootstrap.config;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads all settings, before the application starts. */
public final class Settings {

    private static final Pattern WRONG_KIND = Pattern.compile("property (\\S+) with the config value \"(.*?)\" ");

    private Settings() {}

    /**
     * Reads the settings of these sources.
     *
     * @throws StartupRefused naming every one whose value is not even of the right kind
     */
    public static SmallRyeConfig read(SmallRyeConfigBuilder sources) {
        try {
            return sources.addDiscoveredConverters()
                    .withMapping(AccountsConfig.class)
                    .withMapping(DatabaseConfig.class)
                    .withMapping(HttpConfig.class)
                    .withMapping(HypervisorConfig.class)
                    .withMapping(LimitsConfig.class)
                    .withMapping(LogConfig.class)
                    .withMapping(LoginConfig.class)
                    .withMapping(RetentionConfig.class)
                    .build();
        } catch (ConfigValidationException e) {
            throw new StartupRefused(IntStream.range(0, e.getProblemCount())
                    .mapToObj(i -> sentence(e.getProblem(i).getMessage()))
                    .toList());
        }
    }

    private static String sentence(String problem) {
        Matcher matcher = WRONG_KIND.matcher(problem);
        return matcher.find()
                ? environmentName(matcher.group(1)) + " cannot be \"" + matcher.group(2) + "\"."
                : problem;
    }

    /** The environment variable of a property: {@code LIMEN_JWT_SECRET} for {@code limen.jwt-secret}. */
    public static String environmentName(String property) {
        return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}

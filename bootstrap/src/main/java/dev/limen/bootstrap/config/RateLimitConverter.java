package dev.limen.bootstrap.config;

import dev.limen.application.login.RateLimit;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@code 20/3s}: 20 at once, and one more every 3 seconds. */
public final class RateLimitConverter implements Converter<RateLimit> {

    private static final long serialVersionUID = 1;

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\w+)");

    @Override
    public RateLimit convert(String value) {
        Matcher matcher = FORM.matcher(value.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(value);
        }
        Duration every = DurationConverter.parseDuration(matcher.group(2));
        return new RateLimit(Integer.parseInt(matcher.group(1)), every);
    }
}

package dev.limen.adapters.rest.audit;

import dev.limen.adapters.rest.request.Page;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.audit.AuditId;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the filter for entries from the query of a request. */
final class AuditQuery {

    /** RFC 3339, of which the JDK does not know all offsets. */
    private static final Pattern TIME = Pattern.compile("([0-9-]{10}T[0-9:.]{8,})(Z|([+-])([0-9]{2}:[0-9]{2}))");

    /** No entry is older or newer, and the database knows all times between. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private AuditQuery() {}

    static AuditFilter toFilter(UriInfo uri, Page page) {
        Long user = Page.number(uri, "user_id", 0, Page.MAX_NUMBER);
        @Nullable String name = Page.text(uri, "username");
        Long status = Page.number(uri, "status", 100, 599);
        return new AuditFilter(
                user == null ? null : new UserId(user),
                name == null ? null : new Username(name),
                Page.text(uri, "operation"),
                Page.text(uri, "action"),
                Page.text(uri, "target"),
                status == null ? null : status.intValue(),
                time(uri, "since"),
                time(uri, "until"),
                page.after() == null ? null : new AuditId(page.after()),
                Objects.requireNonNull(page.fetch()));
    }

    private static @Nullable Instant time(UriInfo uri, String parameter) {
        String text = uri.getQueryParameters().getFirst(parameter);
        if (text == null) {
            return null;
        }
        try {
            Matcher time = TIME.matcher(text.toUpperCase(Locale.ROOT));
            if (time.matches()) {
                return within(
                        LocalDateTime.parse(time.group(1)).minus(offset(time)).toInstant(ZoneOffset.UTC));
            }
        } catch (DateTimeException notATime) {
            // said below
        }
        throw new InvalidValue(parameter, "must be a time like 2026-01-05T08:30:00Z");
    }

    private static Duration offset(Matcher time) {
        if (time.group(4) == null) {
            return Duration.ZERO;
        }
        Duration offset = Duration.between(LocalTime.MIN, LocalTime.parse(time.group(4)));
        return "-".equals(time.group(3)) ? offset.negated() : offset;
    }

    private static Instant within(Instant time) {
        return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    }
}

package dev.limen.adapters.rest.audit;

import dev.limen.adapters.rest.request.Page;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.audit.AuditId;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the filter for entries from the query of a request. */
final class AuditQuery {

    private static final int MAX_YEAR = 9999;

    private AuditQuery() {}

    static AuditFilter toFilter(UriInfo uri, Page page) {
        Long user = Page.number(uri, "user_id", 0, Long.MAX_VALUE);
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
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() > 0 && time.getYear() < MAX_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException notATime) {
            // said below
        }
        throw new InvalidValue(parameter, "must be a time like 2026-01-05T08:30:00Z");
    }
}

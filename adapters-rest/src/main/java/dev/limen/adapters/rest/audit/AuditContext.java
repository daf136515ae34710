package dev.limen.adapters.rest.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.domain.audit.AuditEntry.Who;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The audit entry of one request while the request is in progress. Resources add what its address and its answer do not
 * tell.
 */
public final class AuditContext {

    private static final String KEY = AuditContext.class.getName();

    /** Numbers and UUIDs are the only things of an address that are kept: nobody mistakes them for a secret. */
    private static final Pattern ID = Pattern.compile("[0-9]{1,16}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    volatile Who who = Who.NOBODY;
    volatile @Nullable String action;
    volatile @Nullable String target;
    volatile @Nullable String errorCode;
    private final AtomicBoolean claimed = new AtomicBoolean();

    void keepIn(RoutingContext context) {
        context.put(KEY, this);
    }

    public static AuditContext of(RoutingContext context) {
        return Objects.requireNonNull(context.get(KEY));
    }

    /** True for the first caller only, so that a request is recorded once. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    /** Who makes the request. */
    public void setActor(UserId user, Username name) {
        who = new Who(user, name);
    }

    /** The name under which somebody tries to sign in. */
    public void setTriedName(Username name) {
        who = new Who(null, name);
    }

    /** Which action, where the route has several. */
    public void setAction(String action) {
        this.action = action;
    }

    /** The user whom the request changes or has made. */
    public void setTarget(UserId user) {
        target = Long.toString(user.value());
    }

    /** Keeps a part of an address if it is an id. */
    void setTarget(@Nullable String part) {
        if (part != null && ID.matcher(part).matches()) {
            target = part;
        }
    }

    void setLocation(@Nullable URI location) {
        if (location != null) {
            setTarget(location.getPath().substring(location.getPath().lastIndexOf('/') + 1));
        }
    }

    /** Keeps the error code of an answer. */
    void setAnswer(@Nullable Object entity) {
        switch (entity) {
            case ErrorJson error -> errorCode = error.errorCode();
            case JsonNode kept
            when kept.path("error_code").isTextual() ->
                errorCode = kept.path("error_code").textValue();
            case null, default -> {}
        }
    }
}

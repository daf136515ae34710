package dev.limen.adapters.rest.audit;

import dev.limen.adapters.rest.request.AuditContext;
import dev.limen.domain.audit.AuditEntry.Who;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;

/** Writes to the pending entry of the current request. */
@Singleton
class CurrentAuditContext implements AuditContext {

    private final CurrentVertxRequest current;

    CurrentAuditContext(CurrentVertxRequest current) {
        this.current = current;
    }

    private PendingEntry entry() {
        return PendingEntry.of(current.getCurrent());
    }

    @Override
    public void setActor(UserId user, Username name) {
        entry().who = new Who(user, name);
    }

    @Override
    public void setTriedName(Username name) {
        entry().who = new Who(null, name);
    }

    @Override
    public void setAction(String action) {
        entry().action = action;
    }

    @Override
    public void setTarget(long target) {
        entry().setTarget(Long.toString(target));
    }
}

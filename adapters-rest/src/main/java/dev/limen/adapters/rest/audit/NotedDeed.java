package dev.limen.adapters.rest.audit;

import dev.limen.adapters.rest.http.Deed;
import dev.limen.domain.audit.AuditEntry.Who;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;

/** Notes for the request at hand what is said of it. */
@Singleton
class NotedDeed implements Deed {

    private final CurrentVertxRequest current;

    NotedDeed(CurrentVertxRequest current) {
        this.current = current;
    }

    private Notes notes() {
        return Notes.of(current.getCurrent());
    }

    @Override
    public void by(UserId user, Username name) {
        notes().who = new Who(user, name);
    }

    @Override
    public void byWhoeverIsCalled(Username name) {
        notes().who = new Who(null, name);
    }

    @Override
    public void is(String action) {
        notes().action = action;
    }

    @Override
    public void on(long target) {
        notes().on(Long.toString(target));
    }
}

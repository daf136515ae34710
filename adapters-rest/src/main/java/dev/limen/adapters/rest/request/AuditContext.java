package dev.limen.adapters.rest.request;

import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;

/** The audit context of the current request: what its address and its answer do not tell the audit trail. */
public interface AuditContext {

    /** Who makes the request. */
    void setActor(UserId user, Username name);

    /** The name under which somebody tries to sign in. */
    void setTriedName(Username name);

    /** Which action, where the route has several. */
    void setAction(String action);

    /** The id of what the request changes, or of what it made. */
    void setTarget(long target);
}

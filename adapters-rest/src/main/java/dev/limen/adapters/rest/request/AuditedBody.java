package dev.limen.adapters.rest.request;

import java.util.Optional;

/** A body that says which of the actions of its route the request is about. */
public interface AuditedBody {

    /** The action for the audit trail; absent where there is no such action. */
    Optional<String> auditedAction();
}

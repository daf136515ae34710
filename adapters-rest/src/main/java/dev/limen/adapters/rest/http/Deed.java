package dev.limen.adapters.rest.http;

import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;

/** What the request at hand is about, for the audit trail, where its address and its answer do not tell. */
public interface Deed {

    /** Who makes it. */
    void by(UserId user, Username name);

    /** Who makes it, by their own account. */
    void byWhoeverIsCalled(Username name);

    /** Which of the actions of the route it is. */
    void is(String action);

    /** The number of what it is done to, or of what it made. */
    void on(long target);
}

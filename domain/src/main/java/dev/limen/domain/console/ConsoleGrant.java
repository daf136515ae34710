package dev.limen.domain.console;

import dev.limen.domain.session.Session;

/**
 * What somebody may do at a screen that is theirs to look at.
 *
 * @param viewOnly whether nothing that they type or point at gets there
 */
public record ConsoleGrant(Session session, boolean viewOnly) {

    /** What the session itself allows. */
    public static ConsoleGrant operating(Session session) {
        return new ConsoleGrant(session, false);
    }
}

package dev.limen.domain.session;

import dev.limen.domain.user.UserView;
import java.util.Optional;

/** Knows which sessions go on and whose they are, in whichever process that was decided. Needs no unit of work. */
public interface LiveSessions {

    /**
     * The user of a session, as they are now; empty when the session has ended. What another process has changed a moment
     * ago may take as long to show as the storage takes to tell of it: whoever hears of the change from the change feed
     * finds it here. Usually answered from memory.
     */
    Optional<UserView> holder(FamilyId family);
}

package dev.limen.domain.session;

import dev.limen.domain.user.UserView;
import java.util.Optional;
import java.util.function.Consumer;

/** Knows which sessions go on and whose they are, in whichever process that was decided. Needs no unit of work. */
public interface LiveSessions {

    /**
     * The user of a session, as they are now; empty when the session has ended. What another process has changed a moment
     * ago may take as long to show as the storage takes to tell of it. Usually answered from memory.
     */
    Optional<UserView> holder(FamilyId family);

    /**
     * From now on the listener hears of all changes, soon after they have committed, of some of them more than once. What
     * {@link #holder} says then has the change in it. The listener must return at once.
     */
    void listen(Consumer<SessionChange> listener);
}

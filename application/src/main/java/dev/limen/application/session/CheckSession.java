package dev.limen.application.session;

import dev.limen.application.ApplicationService;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserView;

/** Whether somebody who was recognised may go on as they are: their session goes on, and their role is the same. */
@ApplicationService
public final class CheckSession {

    private final LiveSessions sessions;

    public CheckSession(LiveSessions sessions) {
        this.sessions = sessions;
    }

    public boolean handle(Session session) {
        return sessions.holder(session.family())
                .filter(UserView::approved)
                .filter(holder -> holder.role() == session.actor().role())
                .isPresent();
    }
}

package dev.limen.adapters.websocket.session;

import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserError;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Who is let in to an event stream: the same people as to a socket, and not more of them. */
public interface EventStreamAdmission {

    /**
     * The session that a request belongs to. Fails with {@link UserError} when it is none that is let in, or has as many
     * streams as it may. When the answer has ended, the session's place is free again.
     */
    Uni<Session> admit(RoutingContext request);
}

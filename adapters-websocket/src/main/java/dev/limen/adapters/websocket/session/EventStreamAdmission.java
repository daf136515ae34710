package dev.limen.adapters.websocket.session;

import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserError;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Admits to an event stream the same people as to a socket, and not more of them. */
@Singleton
public final class EventStreamAdmission {

    private final SocketQuota quota;

    EventStreamAdmission(SocketQuota quota) {
        this.quota = quota;
    }

    /**
     * The session that a request belongs to. Fails with {@link UserError} when it is none that is let in, or has as many
     * streams as it may. When the answer has ended, the session's place is free again.
     *
     * <p>The framework may recognise the caller on another thread than that of the connection.
     */
    public Uni<Session> admit(RoutingContext request) {
        Context connection = request.vertx().getOrCreateContext();
        return QuarkusHttpUser.getSecurityIdentity(request, null)
                .map(UpgradeAuthenticator::session)
                .emitOn(task -> connection.runOnContext(nothing -> task.run()))
                .invoke(session -> take(session, request));
    }

    /** On the thread of the connection, so that the answer cannot end meanwhile. */
    private void take(Session session, RoutingContext request) {
        if (request.response().closed()) {
            return;
        }
        quota.take(session.actor().id());
        request.addEndHandler(ended -> quota.release(session.actor().id()));
    }
}

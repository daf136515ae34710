package dev.limen.adapters.websocket.session;

import dev.limen.domain.session.Session;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Admits callers whom the framework's authentication recognised, within their quota. */
@Singleton
class TokenAdmission implements EventStreamAdmission {

    private final SocketQuota quota;

    TokenAdmission(SocketQuota quota) {
        this.quota = quota;
    }

    /** The framework may recognise the caller on another thread than that of the connection. */
    @Override
    public Uni<Session> admit(RoutingContext request) {
        Context connection = request.vertx().getOrCreateContext();
        return QuarkusHttpUser.getSecurityIdentity(request, null)
                .map(CallerSession::of)
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

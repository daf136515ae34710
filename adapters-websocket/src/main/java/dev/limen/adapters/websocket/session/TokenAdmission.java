package dev.limen.adapters.websocket.session;

import dev.limen.application.session.Authenticate;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserError;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Admits whoever shows a good token and has a place left. */
@Singleton
class TokenAdmission implements EventStreamAdmission {

    private final Authenticate authenticate;
    private final Seats seats;

    TokenAdmission(Authenticate authenticate, Seats seats) {
        this.authenticate = authenticate;
        this.seats = seats;
    }

    @Override
    public Uni<Session> admit(RoutingContext context) {
        return VertxContextSupport.executeBlocking(() -> authenticated(context.request()))
                .invoke(session -> take(session, context));
    }

    private Session authenticated(HttpServerRequest request) {
        return authenticate.handle(BearerToken.of(request).orElseThrow(UserError.NotAuthenticated::new));
    }

    /** On the thread of the connection, so that the answer cannot end meanwhile. */
    private void take(Session session, RoutingContext context) {
        if (context.response().closed()) {
            return;
        }
        seats.take(session.actor().id());
        context.addEndHandler(ended -> seats.release(session.actor().id()));
    }
}

package dev.limen.adapters.rest.token;

import dev.limen.application.session.Authenticate;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserError;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Identity augmentor: adds to who carries a verified token the {@link Session} it stands for now, as an attribute under
 * the name of that class. The token alone does not let anybody in, because its session may be over. Works on a virtual
 * thread, since sessions may have to be read from the database, which may be slow.
 */
@Singleton
class SessionAugmentor implements SecurityIdentityAugmentor {

    private static final String SESSION = Session.class.getName();

    private final Authenticate authenticate;
    private final Vertx vertx;
    private final ExecutorService virtualThreads;

    SessionAugmentor(Authenticate authenticate, Vertx vertx, @VirtualThreads ExecutorService virtualThreads) {
        this.authenticate = authenticate;
        this.vertx = vertx;
        this.virtualThreads = virtualThreads;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext unused) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        Context request = vertx.getOrCreateContext();
        return Uni.createFrom()
                .item(() -> withSession(identity, token))
                .runSubscriptionOn(virtualThreads)
                .emitOn(task -> request.runOnContext(back -> task.run()));
    }

    private SecurityIdentity withSession(SecurityIdentity identity, JsonWebToken token) {
        Session session = authenticate.handle(TokenClaims.access(token).orElseThrow(UserError.NotAuthenticated::new));
        return QuarkusSecurityIdentity.builder(identity)
                .addAttribute(SESSION, session)
                .build();
    }
}

package dev.limen.adapters.websocket;

import dev.limen.application.session.Authenticate;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserError;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Recognises callers by fake tokens in the address or in the header. */
@Singleton
class TestAuthentication implements HttpAuthenticationMechanism {

    private final TestApplication app;
    private final Authenticate authenticate;

    TestAuthentication(TestApplication app) {
        this.app = app;
        this.authenticate = new Authenticate(app.storage.liveSessions());
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        return Uni.createFrom()
                .optional(() -> Optional.ofNullable(context.request().getParam("token"))
                        .or(() -> Optional.ofNullable(context.request().getHeader("Authorization"))
                                .map(header -> header.replace("Bearer ", "")))
                        .map(this::identity));
    }

    private SecurityIdentity identity(String token) {
        Session session =
                authenticate.handle(app.tokens.readAccess(token).orElseThrow(UserError.NotAuthenticated::new));
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(session.username().value()))
                .addAttribute(Session.class.getName(), session)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}

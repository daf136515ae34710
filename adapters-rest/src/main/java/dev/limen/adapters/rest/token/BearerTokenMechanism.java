package dev.limen.adapters.rest.token;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * The HTTP authentication mechanism of all routes, sockets and event streams included. It takes the place of the
 * framework's own because that looks for tokens in the header only. It runs when a route asks who calls, so that a bad
 * token does not matter where anybody may call.
 */
@Singleton
@Alternative
@Priority(1)
class BearerTokenMechanism implements HttpAuthenticationMechanism {

    /** Whoever asked who calls answers a failure; the framework would answer without an Error object. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        return BearerToken.of(context)
                .map(token -> providers.authenticate(new TokenAuthenticationRequest(new JsonWebTokenCredential(token))))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}

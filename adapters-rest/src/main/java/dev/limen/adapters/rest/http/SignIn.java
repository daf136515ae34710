package dev.limen.adapters.rest.http;

import dev.limen.application.session.Authenticate;
import dev.limen.domain.user.UserError;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Recognises the caller by the bearer token, before anything else of the request is looked at. */
@Provider
@SignedIn
class SignIn implements ContainerRequestFilter {

    /** Asked for late: filters are made before settings such as the signing secret are there. */
    private final Instance<Authenticate> authenticate;

    private final RecognisedCaller caller;

    SignIn(Instance<Authenticate> authenticate, RecognisedCaller caller) {
        this.authenticate = authenticate;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String token = Bearer.token(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .orElseThrow(UserError.NotAuthenticated::new);
        caller.is(authenticate.get().handle(token));
    }
}

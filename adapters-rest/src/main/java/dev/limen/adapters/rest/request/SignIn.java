package dev.limen.adapters.rest.request;

import dev.limen.domain.user.UserError;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Recognises the caller by the bearer token, before anything else of the request is looked at. */
@Provider
@SignedIn
class SignIn implements ContainerRequestFilter {

    private final RecognisedCaller caller;

    SignIn(RecognisedCaller caller) {
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String token = Bearer.token(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .orElseThrow(UserError.NotAuthenticated::new);
        caller.carries(token);
    }
}

package dev.limen.adapters.rest.request;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Checks the role once the body has been read, because its sender can lose the role while holding it back, and before a
 * stored response is given again.
 */
@AdminOnly
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class AdminOnlyInterceptor {

    private final Caller caller;

    AdminOnlyInterceptor(Caller caller) {
        this.caller = caller;
    }

    @AroundInvoke
    Object check(InvocationContext invocation) throws Exception {
        caller.actor().requireAdmin();
        return invocation.proceed();
    }
}

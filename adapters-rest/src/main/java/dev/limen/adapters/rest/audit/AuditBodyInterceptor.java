package dev.limen.adapters.rest.audit;

import dev.limen.adapters.rest.request.AuditedBody;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Keeps the action of a body for the audit trail, also where a stored response answers the request. */
@Provider
class AuditBodyInterceptor implements ReaderInterceptor {

    private final CurrentVertxRequest current;

    AuditBodyInterceptor(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        @Nullable Object body = context.proceed();
        if (body instanceof AuditedBody audited) {
            audited.auditedAction().ifPresent(AuditContext.of(current.getCurrent())::setAction);
        }
        return body;
    }
}

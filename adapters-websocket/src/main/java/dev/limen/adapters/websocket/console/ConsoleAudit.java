package dev.limen.adapters.websocket.console;

import dev.limen.adapters.websocket.RequestOrigin;
import dev.limen.application.audit.RecordAudit;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.session.Session;
import dev.limen.domain.vm.VmView;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Records who looks at which screen, before they do. What is refused is recorded with all other requests. */
@Singleton
class ConsoleAudit {

    private static final String BY_PATH = "GET /vnc/{vm}";
    private static final String BY_QUERY = "GET /ws/vnc";
    private static final int SWITCHING_PROTOCOLS = 101;

    private final RecordAudit recordAudit;
    private final RequestOrigin origin;
    private final InstantSource clock;

    ConsoleAudit(RecordAudit recordAudit, RequestOrigin origin, InstantSource clock) {
        this.recordAudit = recordAudit;
        this.origin = origin;
        this.clock = clock;
    }

    void opened(Session session, VmView vm, RoutingContext request) {
        String operation = request.normalizedPath().startsWith("/vnc/") ? BY_PATH : BY_QUERY;
        recordAudit.handle(List.of(new AuditEntry(
                new AuditEntry.Who(session.actor().id(), session.username()),
                new AuditEntry.What(operation, null, Long.toString(vm.id().value())),
                new AuditEntry.Result(SWITCHING_PROTOCOLS, null),
                origin.address(request),
                origin.requestId(request),
                clock.instant(),
                1)));
    }
}

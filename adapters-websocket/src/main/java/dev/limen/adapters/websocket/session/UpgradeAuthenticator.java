package dev.limen.adapters.websocket.session;

import dev.limen.adapters.websocket.Frame;
import dev.limen.adapters.websocket.channel.TcpConnection;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserError;
import io.netty.channel.Channel;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Upgrade check: admits callers whom the framework's authentication recognised, within their quota. Whoever is not
 * admitted fails, because the framework's answer to a refused upgrade is a status only.
 */
@Singleton
public class UpgradeAuthenticator implements HttpUpgradeCheck {

    /** The socket that everybody may follow; the others have checks of their own. */
    public static final String VM_STATUS = "vm-status";

    private static final String SINCE = "since";

    private final SocketQuota quota;

    UpgradeAuthenticator(SocketQuota quota) {
        this.quota = quota;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(VM_STATUS);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return context.securityIdentity()
                .map(caller -> admit(session(caller), context.httpRequest()))
                .invoke(admitted -> admitted.keepIn(context.userData()))
                .chain(admitted -> CheckResult.permitUpgrade());
    }

    private UpgradeContext admit(Session session, HttpServerRequest request) {
        @Nullable Position since = Frame.parseSeq(SINCE, request.getParam(SINCE));
        Channel channel = TcpConnection.of(request);
        SocketQuota.Place place = quota.take(session.actor().id(), channel);
        PendingUpgrade.on(channel).onAbandoned(place::release);
        return new UpgradeContext(session, channel, since);
    }

    /**
     * The session of the caller, which is an attribute of their identity under the name of its class.
     *
     * @throws UserError.NotAuthenticated when they have none
     */
    public static Session session(SecurityIdentity caller) {
        @Nullable Session session = caller.getAttribute(Session.class.getName());
        if (session == null) {
            throw new UserError.NotAuthenticated();
        }
        return session;
    }
}

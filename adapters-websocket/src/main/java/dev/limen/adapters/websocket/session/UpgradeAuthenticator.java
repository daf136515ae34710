package dev.limen.adapters.websocket.session;

import dev.limen.adapters.websocket.JsonFormat;
import dev.limen.domain.session.Session;
import io.netty.channel.Channel;
import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Upgrade check: admits callers whom the framework's authentication recognised, within their quota, and answers all others
 * with an Error object, because the framework's answer to a refused upgrade is a status only.
 */
@Singleton
class UpgradeAuthenticator implements HttpUpgradeCheck {

    private static final Logger LOG = Logger.getLogger(UpgradeAuthenticator.class);
    private static final int OWN_FAULT = 500;
    private static final String VM_STATUS = "/ws/vm-status";

    /** Behind the filters that see every request, before the sockets. */
    private static final int ORDER = -1;

    private final SocketQuota quota;
    private final JsonFormat format;

    UpgradeAuthenticator(SocketQuota quota, JsonFormat format) {
        this.quota = quota;
        this.format = format;
    }

    void guard(@Observes Router router) {
        router.route(VM_STATUS).order(ORDER).handler(this::onlyUpgrades).failureHandler(this::refuse);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return context.securityIdentity()
                .map(caller -> admit(CallerSession.of(caller), context.httpRequest()))
                .invoke(admitted -> admitted.keepIn(context.userData()))
                .chain(admitted -> CheckResult.permitUpgrade());
    }

    private UpgradeContext admit(Session session, HttpServerRequest request) {
        Channel channel = channelOf(request);
        quota.take(session.actor().id(), channel);
        return new UpgradeContext(session, channel);
    }

    private static Channel channelOf(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    private void onlyUpgrades(RoutingContext context) {
        if (isUpgrade(context.request())) {
            context.addEndHandler(notUpgraded -> quota.release(channelOf(context.request())));
            context.next();
        } else {
            if (context.request().version() != HttpVersion.HTTP_2) {
                context.response().putHeader(HttpHeaders.UPGRADE, "websocket");
            }
            context.response().putHeader(HandshakeRequest.SEC_WEBSOCKET_VERSION, "13");
            answer(context, format.notAnUpgrade());
        }
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && header(request, HttpHeaders.UPGRADE).contains("websocket")
                && header(request, HttpHeaders.CONNECTION).contains("upgrade")
                && header(request, HandshakeRequest.SEC_WEBSOCKET_VERSION).equals("13")
                && !header(request, HandshakeRequest.SEC_WEBSOCKET_KEY).isBlank()
                && hasNoBody(request);
    }

    private static boolean hasNoBody(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                && header(request, HttpHeaders.CONTENT_LENGTH).matches("0?");
    }

    private static String header(HttpServerRequest request, CharSequence name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("").toLowerCase(Locale.ROOT);
    }

    private void refuse(RoutingContext context) {
        if (context.failure() instanceof RuntimeException why) {
            JsonFormat.Refusal refusal = format.refusal(why);
            if (refusal.status() >= OWN_FAULT) {
                LOG.error("An upgrade failed", why);
            }
            answer(context, refusal);
        } else {
            context.next();
        }
    }

    private static void answer(RoutingContext context, JsonFormat.Refusal refusal) {
        HttpServerResponse response = context.response();
        refusal.headers().forEach(response::putHeader);
        response.setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                .end(refusal.json());
    }
}

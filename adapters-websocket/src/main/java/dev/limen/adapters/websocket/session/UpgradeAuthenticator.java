package dev.limen.adapters.websocket.session;

import static java.util.Objects.requireNonNull;

import dev.limen.adapters.websocket.Frame;
import dev.limen.adapters.websocket.JsonFormat;
import dev.limen.adapters.websocket.channel.TcpConnection;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.Session;
import dev.limen.domain.user.UserError;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Upgrade check: admits callers whom the framework's authentication recognised, within their quota. Whoever is not
 * admitted fails, because the framework's answer to a refused upgrade is a status only.
 */
@Singleton
public class UpgradeAuthenticator implements HttpUpgradeCheck {

    private static final int BAD_REQUEST = 400;
    private static final int UPGRADE_REQUIRED = 426;
    private static final String SINCE = "since";
    private static final String VM_STATUS = "/ws/vm-status";

    /** Behind the filters that see every request, before the sockets. */
    private static final int ORDER = -1;

    /** The upgrade that is in progress on a connection, with its place once it has one. */
    private static final AttributeKey<AtomicReference<SocketQuota.@Nullable Place>> IN_PROGRESS =
            AttributeKey.valueOf("limen.upgrade-in-progress");

    private final SocketQuota quota;
    private final JsonFormat format;

    UpgradeAuthenticator(SocketQuota quota, JsonFormat format) {
        this.quota = quota;
        this.format = format;
    }

    void guard(@Observes Router router) {
        router.route(VM_STATUS).order(ORDER).handler(this::onlyUpgrades);
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
        requireNonNull(channel.attr(IN_PROGRESS).get()).set(place);
        return new UpgradeContext(session, channel, since);
    }

    private void onlyUpgrades(RoutingContext context) {
        if (isUpgrade(context.request())) {
            upgrade(context, TcpConnection.of(context.request()));
        } else {
            if (context.request().version() != HttpVersion.HTTP_2) {
                context.response().putHeader(HttpHeaders.UPGRADE, "websocket");
            }
            context.response()
                    .setStatusCode(UPGRADE_REQUIRED)
                    .putHeader(HandshakeRequest.SEC_WEBSOCKET_VERSION, "13")
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                    .end(format.upgradeRequired());
        }
    }

    /** One at a time: behind a request for an upgrade, no other one makes sense. */
    private static void upgrade(RoutingContext context, Channel connection) {
        AtomicReference<SocketQuota.@Nullable Place> place = new AtomicReference<>();
        if (connection.attr(IN_PROGRESS).setIfAbsent(place) != null) {
            context.fail(BAD_REQUEST);
            return;
        }
        context.addEndHandler(notUpgraded -> {
            connection.attr(IN_PROGRESS).set(null);
            SocketQuota.@Nullable Place taken = place.get();
            if (taken != null) {
                taken.release();
            }
        });
        context.next();
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

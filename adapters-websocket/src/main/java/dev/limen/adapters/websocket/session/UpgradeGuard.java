package dev.limen.adapters.websocket.session;

import dev.limen.adapters.websocket.JsonFormat;
import dev.limen.adapters.websocket.channel.TcpConnection;
import io.quarkus.websockets.next.HandshakeRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lets nothing through to the addresses of sockets but proper upgrades. */
@Singleton
class UpgradeGuard {

    private static final List<String> SOCKETS = List.of("/ws/vm-status", "/ws/vnc", "/vnc/:vm");
    private static final int UPGRADE_REQUIRED = 426;

    /** Behind the filters that see every request, before the sockets. */
    private static final int ORDER = -1;

    private final JsonFormat format;

    UpgradeGuard(JsonFormat format) {
        this.format = format;
    }

    void guard(@Observes Router router) {
        SOCKETS.forEach(path -> router.route(path).order(ORDER).handler(this::onlyUpgrades));
    }

    private void onlyUpgrades(RoutingContext context) {
        if (isUpgrade(context.request())) {
            PendingUpgrade.begin(context, TcpConnection.of(context.request()));
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
}

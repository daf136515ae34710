package dev.limen.bootstrap.wiring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.request.Client;
import dev.limen.adapters.rest.request.HttpSettings;
import dev.limen.adapters.rest.request.RequestIds;
import dev.limen.adapters.rest.request.TrustedProxies;
import dev.limen.adapters.rest.token.TokenSettings;
import dev.limen.adapters.websocket.Frame;
import dev.limen.adapters.websocket.JsonFormat;
import dev.limen.adapters.websocket.RequestOrigin;
import dev.limen.adapters.websocket.SocketLimit;
import dev.limen.adapters.websocket.StreamSettings;
import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.bootstrap.config.HttpConfig;
import dev.limen.bootstrap.config.ListenAddresses;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What the HTTP and stream adapters share: settings, and one JSON format for both. */
final class JsonWiring {

    private static final int UPGRADE_REQUIRED = 426;

    @Produces
    @Singleton
    HttpSettings httpSettings(HttpConfig config) {
        List<InetAddress> addresses = new ListenAddresses(config.host()).all();
        return new HttpSettings(
                addresses.subList(1, addresses.size()),
                Set.copyOf(config.corsOrigins()),
                TrustedProxies.of(config.trustedProxies().orElse(List.of())),
                config.headerTimeout(),
                config.bodyTimeout(),
                config.metricsPublic());
    }

    @Produces
    @Singleton
    TokenSettings tokenSettings(AccountsConfig config) {
        TokenSettings settings = TokenSettings.of(
                bytes(config.jwtSecret().orElseThrow()), config.accessTokenLifetime(), config.refreshTokenLifetime());
        return config.jwtSecretPrevious()
                .map(previous -> settings.after(bytes(previous)))
                .orElse(settings);
    }

    private static byte[] bytes(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    @Produces
    @Singleton
    StreamSettings streamSettings() {
        return StreamSettings.defaults();
    }

    @Produces
    @Singleton
    SocketLimit socketLimit(HttpConfig config) {
        return new SocketLimit(config.maxSocketsPerUser());
    }

    @Produces
    @Singleton
    JsonFormat jsonFormat(ObjectMapper mapper) {
        return new JacksonFormat(mapper);
    }

    @Produces
    @Singleton
    RequestOrigin requestOrigin() {
        return new RecognisedOrigin();
    }

    /** As the filters of the HTTP adapter have found it out. */
    private static final class RecognisedOrigin implements RequestOrigin {

        @Override
        public String address(RoutingContext request) {
            return Client.of(request).address().value();
        }

        @Override
        public String requestId(RoutingContext request) {
            return Objects.requireNonNullElse(request.response().headers().get(RequestIds.HEADER), "unknown");
        }
    }

    private record JacksonFormat(ObjectMapper mapper) implements JsonFormat {

        @Override
        public String frame(Frame frame) {
            return json(FrameJson.of(frame));
        }

        @Override
        public String upgradeRequired() {
            String message = "This address serves a WebSocket; connect with a WebSocket client.";
            return json(new ErrorJson(UPGRADE_REQUIRED, "Upgrade required", "UPGRADE_REQUIRED", message, null));
        }

        private String json(Object value) {
            try {
                return mapper.writeValueAsString(value);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

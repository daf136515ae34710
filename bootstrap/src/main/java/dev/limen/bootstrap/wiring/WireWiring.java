package dev.limen.bootstrap.wiring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.request.HttpSettings;
import dev.limen.adapters.rest.request.TrustedProxies;
import dev.limen.adapters.rest.session.TokenSettings;
import dev.limen.adapters.rest.transport.RequestTimeouts;
import dev.limen.adapters.rest.vm.VmJson;
import dev.limen.adapters.websocket.SocketLimit;
import dev.limen.adapters.websocket.WebSocketSettings;
import dev.limen.adapters.websocket.Wire;
import dev.limen.bootstrap.config.AccountsConfig;
import dev.limen.bootstrap.config.HttpConfig;
import dev.limen.domain.vm.VmView;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the two sides of the wire share: settings, and one JSON for both. */
final class WireWiring {

    private static final int UPGRADE_REQUIRED = 426;

    @Produces
    @Singleton
    HttpSettings httpSettings(HttpConfig config) {
        return new HttpSettings(
                Set.copyOf(config.corsOrigins()),
                TrustedProxies.of(config.trustedProxies().orElse(List.of())));
    }

    @Produces
    @Singleton
    RequestTimeouts requestDeadlines(HttpConfig config) {
        return new RequestTimeouts(config.headerTimeout(), config.bodyTimeout());
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
    WebSocketSettings webSocketSettings() {
        return WebSocketSettings.defaults();
    }

    @Produces
    @Singleton
    SocketLimit socketLimit(HttpConfig config) {
        return new SocketLimit(config.maxSocketsPerUser());
    }

    @Produces
    @Singleton
    Wire wire(ObjectMapper mapper) {
        return new JacksonWire(mapper);
    }

    private record JacksonWire(ObjectMapper mapper) implements Wire {

        @Override
        public String vm(VmView vm) {
            return json(VmJson.of(vm));
        }

        @Override
        public Refusal refusal(RuntimeException why) {
            return refusal(ErrorJson.of(why));
        }

        @Override
        public Refusal notAnUpgrade() {
            String message = "This address serves a WebSocket; connect with a WebSocket client.";
            ErrorJson error = new ErrorJson(UPGRADE_REQUIRED, "Upgrade required", "UPGRADE_REQUIRED", message, null);
            return new Refusal(error.code(), Map.of(), json(error));
        }

        private Refusal refusal(ErrorJson error) {
            return new Refusal(error.code(), error.headers(), json(error));
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

package dev.limen.bootstrap.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How clients reach LIMEN. */
@ConfigMapping(prefix = "limen")
public interface HttpConfig {

    /** Address to listen on. */
    @WithDefault("127.0.0.1")
    String host();

    /** Web origins, beside LIMEN's own, whose pages may call it. */
    @WithDefault("http://localhost:3000,http://localhost:4000,http://localhost:9444")
    List<String> corsOrigins();

    /** Addresses of proxies in front of LIMEN, whose word about where a request comes from counts. */
    Optional<List<String>> trustedProxies();
}

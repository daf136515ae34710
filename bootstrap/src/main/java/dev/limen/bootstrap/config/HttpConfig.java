package dev.limen.bootstrap.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How clients reach LIMEN. */
@ConfigMapping(prefix = "limen")
public interface HttpConfig {

    /** Addresses to listen on; {@code localhost} is every loopback address there is. */
    @WithDefault("localhost")
    List<String> host();

    /** Web origins, beside LIMEN's own, whose pages may call it. */
    @WithDefault("http://localhost:3000,http://localhost:4000,http://localhost:9444")
    List<String> corsOrigins();

    /** Addresses of proxies in front of LIMEN, whose word about where a request comes from counts. */
    Optional<List<String>> trustedProxies();

    /** How long a client may take from connecting to the end of a request's headers. */
    @WithDefault("10s")
    Duration headerTimeout();

    /** How long a client may take from there to the end of the request's body. */
    @WithDefault("30s")
    Duration bodyTimeout();

    /** Most connections at the same time. */
    @WithDefault("10000")
    int maxConnections();

    /** Most sockets and event streams of one user at the same time. */
    @WithDefault("20")
    int maxSocketsPerUser();

    /** Whether everybody is told how much of the host is in use, or approved users only. */
    @WithDefault("true")
    boolean metricsPublic();

    Tls tls();

    /** What makes LIMEN serve HTTPS, and nothing else. */
    interface Tls {

        /** PEM file of the certificate, followed by those that vouch for it. */
        Optional<Path> certificate();

        /** PEM file of its key. */
        Optional<Path> key();

        /** How often the files are looked at, for new ones. */
        @WithDefault("1m")
        Duration checkInterval();
    }
}

package dev.limen.bootstrap.config;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses on which LIMEN listens.
 *
 * @param hosts how the operator writes them: names, and addresses, IPv6 with or without brackets
 */
public record ListenAddresses(List<String> hosts) {

    private static final int ANY_PORT = 0;
    private static final String LOCALHOST = "localhost";
    private static final List<String> LOOPBACKS = List.of("127.0.0.1", "::1");

    public ListenAddresses {
        hosts = hosts.stream().map(host -> host.replaceAll("[\\[\\]]", "")).toList();
    }

    /**
     * The addresses themselves, without those that another one includes; {@code localhost} is every loopback address there
     * is, because clients take either.
     *
     * @throws IllegalArgumentException naming a host that has no address
     */
    public List<InetAddress> all() {
        List<InetAddress> all =
                hosts.stream().flatMap(ListenAddresses::of).distinct().toList();
        return all.stream()
                .filter(address -> all.stream().noneMatch(other -> includes(other, address)))
                .toList();
    }

    /** The first as the HTTP server takes it and shows it. */
    public String first() {
        InetAddress first = all().getFirst();
        return first instanceof Inet6Address ? "[" + first.getHostAddress() + "]" : first.getHostAddress();
    }

    private static Stream<InetAddress> of(String host) {
        return host.equalsIgnoreCase(LOCALHOST)
                ? LOOPBACKS.stream().flatMap(ListenAddresses::lookUp).filter(loopback -> refusal(loopback, ANY_PORT)
                        .isEmpty())
                : lookUp(host);
    }

    private static Stream<InetAddress> lookUp(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(host, e);
        }
    }

    private static boolean includes(InetAddress any, InetAddress address) {
        return any.isAnyLocalAddress()
                && !any.equals(address)
                && (any instanceof Inet6Address || address instanceof Inet4Address);
    }

    /** Why some port cannot be listened on, as a sentence that names the setting; nothing if it can. */
    public Optional<String> problem() {
        try {
            return firstRefusal(ANY_PORT).map("LIMEN_HOST must list addresses of this machine: "::concat);
        } catch (IllegalArgumentException unknown) {
            return Optional.of("LIMEN_HOST must list addresses of this machine, not '" + unknown.getMessage() + "'.");
        }
    }

    /** Why this port cannot be listened on. */
    public Optional<String> problem(int port) {
        return firstRefusal(port)
                .map(refusal -> "Port " + port + " cannot be listened on: " + refusal
                        + " Choose another port with PORT, or other addresses with LIMEN_HOST.");
    }

    private Optional<String> firstRefusal(int port) {
        return all().stream()
                .flatMap(address -> refusal(address, port).stream())
                .findFirst();
    }

    private static Optional<String> refusal(InetAddress address, int port) {
        try (ServerSocket tried = new ServerSocket(port, 1, address)) {
            return tried.isBound() ? Optional.empty() : Optional.of("");
        } catch (IOException e) {
            return Optional.of(e.getMessage() + " for " + address.getHostAddress() + ".");
        }
    }

    /** Where a browser on this machine finds LIMEN. */
    public List<URI> urls(String scheme, int port) {
        return hosts.stream()
                .map(host -> host.matches("0\\.0\\.0\\.0|[0:]*:[0:]*") ? LOCALHOST : host)
                .map(host -> URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port))
                .distinct()
                .toList();
    }
}

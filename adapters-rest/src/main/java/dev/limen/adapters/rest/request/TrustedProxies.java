package dev.limen.adapters.rest.request;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;

/** The reverse proxies whose X-Forwarded headers are believed. */
public final class TrustedProxies {

    private static final int ANY_PORT = 0;

    private final List<IpSubnetFilterRule> networks;

    private TrustedProxies(List<IpSubnetFilterRule> networks) {
        this.networks = networks;
    }

    /**
     * The proxies of some networks.
     *
     * @param networks addresses, and blocks of them such as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException naming one that is neither
     */
    public static TrustedProxies of(Collection<String> networks) {
        return new TrustedProxies(networks.stream().map(TrustedProxies::rule).toList());
    }

    private static IpSubnetFilterRule rule(String network) {
        int slash = network.indexOf('/');
        InetAddress address = IpAddress.parse(slash < 0 ? network : network.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException(network));
        int bits = 8 * address.getAddress().length;
        int prefix = slash < 0 ? bits : prefix(network.substring(slash + 1), network);
        if (prefix > bits) {
            throw new IllegalArgumentException(network);
        }
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    }

    private static int prefix(String digits, String network) {
        if (!digits.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException(network);
        }
        return Integer.parseInt(digits);
    }

    public boolean include(InetAddress address) {
        InetSocketAddress peer = new InetSocketAddress(address, ANY_PORT);
        return networks.stream().anyMatch(network -> network.matches(peer));
    }
}

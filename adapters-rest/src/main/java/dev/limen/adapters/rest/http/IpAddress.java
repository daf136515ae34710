package dev.limen.adapters.rest.http;

import dev.limen.domain.session.RemoteAddress;
import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Reads IP addresses without ever asking anybody for a name, and writes each in one way only. */
final class IpAddress {

    private static final int HALF_OF_IPV6 = 8;

    private IpAddress() {}

    /** An IPv4 address that is dressed up as an IPv6 one counts as what it is. */
    static Optional<InetAddress> parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? Optional.empty() : Optional.of(of(bytes));
    }

    static RemoteAddress remote(InetAddress address) {
        String text = NetUtil.toAddressString(address);
        return new RemoteAddress(text, address instanceof Inet4Address ? text : network(address));
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, HALF_OF_IPV6, bytes.length, (byte) 0);
        return NetUtil.toAddressString(of(bytes)) + "/64";
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

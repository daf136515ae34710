package dev.limen.adapters.rest.request;

import dev.limen.domain.session.RemoteAddress;
import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Parses IP addresses without DNS, and writes each in its canonical form. */
public final class IpAddress {

    private static final int IPV6_PREFIX_BYTES = 8;

    private IpAddress() {}

    /** An IPv4-mapped IPv6 address becomes the IPv4 address. */
    public static Optional<InetAddress> parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? Optional.empty() : Optional.of(of(bytes));
    }

    public static RemoteAddress remote(InetAddress address) {
        String text = NetUtil.toAddressString(address);
        return new RemoteAddress(text, address instanceof Inet4Address ? text : network(address));
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_PREFIX_BYTES, bytes.length, (byte) 0);
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

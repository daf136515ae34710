package dev.limen.adapters.images.source;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are those of the public internet. Of IPv4 it is what no registry of special purposes names; of IPv6 the
 * one block that is given out, without what leads on to IPv4 addresses.
 */
final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC_IPV4 = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(Block::of)
            .toList();

    private static final Block PUBLIC_IPV6 = Block.of("2000::/3");

    private static final List<Block> NOT_PUBLIC_IPV6 = Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(Block::of)
            .toList();

    private PublicAddresses() {}

    /** A mapped IPv4 address is an IPv4 address by the time that Java shows it. */
    static boolean include(InetAddress address) {
        return address instanceof Inet4Address
                ? NOT_PUBLIC_IPV4.stream().noneMatch(block -> block.contains(address))
                : PUBLIC_IPV6.contains(address) && NOT_PUBLIC_IPV6.stream().noneMatch(block -> block.contains(address));
    }

    /** @param prefix the leading bits that its addresses have in common, of an address of so many bits */
    private record Block(BigInteger prefix, int prefixBits, int addressBits) {

        static Block of(String text) {
            String[] parts = text.split("/", 2);
            byte[] network = InetAddress.ofLiteral(parts[0]).getAddress();
            int prefixBits = Integer.parseInt(parts[1]);
            return new Block(prefix(network, prefixBits), prefixBits, bits(network));
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            return bits(bytes) == addressBits && prefix(bytes, prefixBits).equals(prefix);
        }

        private static int bits(byte[] address) {
            return address.length * Byte.SIZE;
        }

        private static BigInteger prefix(byte[] address, int bits) {
            return new BigInteger(1, address).shiftRight(bits(address) - bits);
        }
    }
}

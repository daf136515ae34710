package dev.limen.domain.network;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * An IP address of a guest.
 *
 * @param value in the usual notation, IPv6 in lower case
 * @param source how it is known; guests can pretend what they like, but for leases
 */
public record GuestAddress(String value, Source source) implements Comparable<GuestAddress> {

    /** How an address can be known. */
    public enum Source {
        /** The host's DHCP server gave it to the guest. */
        LEASE,
        /** The host has met the guest under it. */
        ARP
    }

    private static final Pattern FORM = Pattern.compile("[0-9a-f.:]{2,45}");
    private static final Comparator<GuestAddress> ORDER =
            Comparator.comparing(GuestAddress::source).thenComparing(GuestAddress::value);

    public GuestAddress {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an IP address");
        }
    }

    /** Leases first. */
    @Override
    public int compareTo(GuestAddress other) {
        return ORDER.compare(this, other);
    }
}

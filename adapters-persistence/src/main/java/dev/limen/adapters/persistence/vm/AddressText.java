package dev.limen.adapters.persistence.vm;

import dev.limen.domain.network.GuestAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses as one text: {@code LEASE 192.0.2.1,ARP 192.0.2.2}. Neither sign can stand in an address. */
final class AddressText {

    private AddressText() {}

    static String of(List<GuestAddress> addresses) {
        return addresses.stream()
                .map(address -> address.source().name() + " " + address.value())
                .collect(Collectors.joining(","));
    }

    static List<GuestAddress> read(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",")).map(AddressText::address).toList();
    }

    private static GuestAddress address(String text) {
        int space = text.indexOf(' ');
        return new GuestAddress(text.substring(space + 1), GuestAddress.Source.valueOf(text.substring(0, space)));
    }
}

package dev.limen.application.network;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.GuestAddress.Source;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.network.Neighbour;
import dev.limen.domain.vm.Vm;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who was seen on the network, by MAC address. */
final class Neighbourhood {

    private final Map<MacAddress, Set<GuestAddress>> byMac;
    private final Set<String> met;

    private Neighbourhood(Map<MacAddress, Set<GuestAddress>> byMac, Set<String> met) {
        this.byMac = byMac;
        this.met = met;
    }

    static Neighbourhood of(Collection<Neighbour> neighbours) {
        return new Neighbourhood(
                neighbours.stream().collect(groupingBy(Neighbour::mac, mapping(Neighbour::address, toSet()))),
                neighbours.stream()
                        .map(neighbour -> neighbour.address().value())
                        .collect(toSet()));
    }

    /**
     * The addresses of one interface, each once, the best first. The host soon forgets whom it does not talk to, so what
     * it met before stays, unless somebody else has the address now.
     */
    List<GuestAddress> addressesOf(MacAddress mac, List<GuestAddress> before) {
        Stream<GuestAddress> stay =
                before.stream().filter(address -> address.source() == Source.ARP && !met.contains(address.value()));
        Map<String, GuestAddress> best = new TreeMap<>();
        Stream.concat(byMac.getOrDefault(mac, Set.of()).stream(), stay)
                .sorted()
                .forEach(address -> best.putIfAbsent(address.value(), address));
        return best.values().stream().sorted().limit(Vm.MAX_ADDRESSES).toList();
    }
}

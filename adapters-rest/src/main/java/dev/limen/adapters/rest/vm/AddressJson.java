package dev.limen.adapters.rest.vm;

import dev.limen.domain.network.GuestAddress;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Address", description = "An address of a virtual machine on the host's network.")
public record AddressJson(
        @Schema(description = "IPv4 or IPv6.", examples = "192.168.122.45")
        String address,

        @Schema(
                description = "How it is known: the host gave it out (lease), or has met the guest under it (arp).",
                enumeration = {"lease", "arp"})
        String source) {

    static AddressJson of(GuestAddress address) {
        return new AddressJson(address.value(), address.source().name().toLowerCase(Locale.ROOT));
    }
}

package dev.limen.adapters.rest.console;

import dev.limen.domain.console.ConsoleTicket;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ticket as clients read it. */
@Schema(name = "ConsoleTicket", description = "Opens the screen of one virtual machine, once.", examples = """
                {"ws_url": "/vnc/5f0c7a52-8f0e-4c57-9d2b-0d6f5d1f4a11?ticket=9b1c", "ticket": "9b1c", "protocol": "vnc",
                 "expires_at": "2026-01-05T08:30:30Z"}""")
record ConsoleTicketJson(
        @Schema(description = "Where the WebSocket is, on this server.")
        String wsUrl,

        @Schema(description = "The ticket alone.") String ticket,

        @Schema(description = "What is spoken there.", enumeration = "vnc")
        String protocol,

        @Schema(description = "Until when the socket must be opened.")
        Instant expiresAt) {

    private static final String VNC = "vnc";

    /** @param prefix what the client's addresses have before LIMEN's own */
    static ConsoleTicketJson of(ConsoleTicket ticket, String prefix) {
        String secret = ticket.secret().value();
        String url = prefix + "/vnc/" + ticket.vm().value() + "?ticket=" + secret;
        return new ConsoleTicketJson(url, secret, VNC, ticket.expiresAt());
    }

    @Override
    public String toString() {
        return "ConsoleTicketJson[until " + expiresAt + "]";
    }
}

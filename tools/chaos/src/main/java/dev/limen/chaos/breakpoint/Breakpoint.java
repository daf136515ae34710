package dev.limen.chaos.breakpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.MDC;

/**
 * Where the calls of marked requests pass. The gatekeeper outside is told of each, and lets it go on with a line; until
 * then the call stands still, and whoever it is that shall be killed can be.
 */
final class Breakpoint {

    /** Requests whose id begins so are marked. */
    private static final String MARK = "chaos-";

    private final String gatekeeper;

    Breakpoint(String gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    /** Where a gatekeeper is, if there is one. */
    static Breakpoint ofEnvironment() {
        return new Breakpoint(System.getenv().getOrDefault("LIMEN_CHAOS_GATEKEEPER", ""));
    }

    void pass(String point) {
        if (!gatekeeper.isEmpty() && MDC.get("request_id") instanceof String id && id.startsWith(MARK)) {
            ask(point);
        }
    }

    private void ask(String point) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(gatekeeper));
                Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.write(point + "\n");
            out.flush();
            in.readLine();
        } catch (IOException e) {
            throw new IllegalStateException("There is no gatekeeper", e);
        }
    }
}

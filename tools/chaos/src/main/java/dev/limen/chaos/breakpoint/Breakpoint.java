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
 * A breakpoint at every call that a marked request makes on a port. The process of the trial is asked at each, and lets it
 * go on with a line; until then the call stands still, and whatever shall be killed can be.
 */
final class Breakpoint {

    /** Requests whose id begins so are marked. */
    private static final String MARK = "chaos-";

    private final String port;

    Breakpoint(String port) {
        this.port = port;
    }

    /** Lets everything pass where no trial has set the port. */
    static Breakpoint ofEnvironment() {
        return new Breakpoint(System.getenv().getOrDefault("LIMEN_CHAOS_BREAKPOINTS", ""));
    }

    void pass(String point) {
        if (!port.isEmpty() && MDC.get("request_id") instanceof String id && id.startsWith(MARK)) {
            ask(point);
        }
    }

    private void ask(String point) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
                Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.write(point + "\n");
            out.flush();
            in.readLine();
        } catch (IOException e) {
            throw new IllegalStateException("There is no breakpoint server", e);
        }
    }
}

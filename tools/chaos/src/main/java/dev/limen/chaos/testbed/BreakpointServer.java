package dev.limen.chaos.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The other end of a LIMEN's breakpoints: is asked at every call of a marked request, and acts when the chosen one comes. */
public final class BreakpointServer implements AutoCloseable {

    private final ServerSocket server;
    private final List<String> passed = new ArrayList<>();
    private int actAt = -1;
    private Runnable action = () -> {};

    public BreakpointServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("breakpoint-server").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Forgets what has passed; when the call of this number comes, from 0, this is done before it goes on. */
    public synchronized void arm(int number, Runnable what) {
        passed.clear();
        actAt = number;
        action = what;
    }

    /** Forgets what has passed, and lets everything pass. */
    public void disarm() {
        arm(-1, () -> {});
    }

    /** What has passed since then, in order. */
    public synchronized List<String> passed() {
        return List.copyOf(passed);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                Thread.ofVirtual().start(() -> ask(connection));
            }
        } catch (IOException closed) {
            // At the end.
        }
    }

    private void ask(Socket connection) {
        try (connection;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
                Writer out = new OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8)) {
            String point = in.readLine();
            if (point != null) {
                come(point).run();
                out.write("go\n");
            }
        } catch (IOException killed) {
            // Whoever asked does not need an answer any more.
        }
    }

    private synchronized Runnable come(String point) {
        passed.add(point);
        return passed.size() - 1 == actAt ? action : () -> {};
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

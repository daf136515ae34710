package dev.limen.chaos.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Serves a hypervisor to processes of the same machine, until it is killed, and again when it is started. */
public final class HypervisorServer {

    static final String OK = "ok";

    private final Hypervisor hypervisor;
    private final int port;
    private final ObjectMapper json = new ObjectMapper();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Set<Writer> listeners = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket server;
    private CountDownLatch thawed = new CountDownLatch(0);

    /** Serves this hypervisor on a port of the loopback address, from {@link #start} on. */
    public HypervisorServer(Hypervisor hypervisor, int port) {
        this.hypervisor = hypervisor;
        this.port = port;
        hypervisor.listen(this::tell);
    }

    public synchronized void start() {
        try {
            ServerSocket fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server = fresh;
            Thread.ofVirtual().name("hypervisor-server").start(() -> accept(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts every connection, whatever is being answered on it; domains live on, and calls under way may still take effect. */
    public synchronized void kill() {
        try {
            if (server != null) {
                server.close();
            }
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Neither answers nor tells anything until {@link #thaw}, and breaks no connection either. */
    public synchronized void freeze() {
        thawed = new CountDownLatch(1);
    }

    public synchronized void thaw() {
        thawed.countDown();
    }

    private synchronized CountDownLatch thawed() {
        return thawed;
    }

    private void awaitThaw() {
        try {
            thawed().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket connection = from.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException killed) {
            // As intended.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            Writer out = new OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8);
            String question = in.readLine();
            if (question != null && question.startsWith("events ")) {
                listeners.add(out);
                in.readLine();
            } else if (question != null) {
                awaitThaw();
                String answer = answer(question);
                awaitThaw();
                write(out, answer);
            }
        } catch (IOException cut) {
            // The other side, or this one, was killed.
        } finally {
            connections.remove(connection);
        }
    }

    private static void write(Writer out, String line) throws IOException {
        synchronized (out) {
            out.write(line + "\n");
            out.flush();
        }
    }

    private void tell(GuestEvent event) {
        if (event instanceof GuestEvent.StateChanged changed) {
            awaitThaw();
            String line = changed.uuid().value().toString();
            listeners.removeIf(listener -> !isTold(listener, line));
        }
    }

    private static boolean isTold(Writer listener, String line) {
        try {
            write(listener, line);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private String answer(String question) throws IOException {
        String[] parts = question.split(" ", 2);
        try {
            return OK + " " + json.writeValueAsString(call(parts[0], json.readTree(parts[1])));
        } catch (HypervisorError e) {
            return e.getClass().getSimpleName() + " " + e.getMessage();
        }
    }

    private Object call(String call, JsonNode arguments) {
        return switch (call) {
            case "capabilities" -> hypervisor.capabilities();
            case "hosts" -> hypervisor.hosts().all();
            case "answers" -> hypervisor.answers();
            case "state" -> hypervisor.state(uuid(arguments));
            case "states" ->
                hypervisor.states().entrySet().stream()
                        .collect(
                                Collectors.toMap(entry -> entry.getKey().value().toString(), entry -> entry.getValue()
                                        .name()));
            case "describe" -> hypervisor.describe(uuid(arguments));
            case "disks" -> hypervisor.disks().stream().map(VmUuid::value).toList();
            default -> act(call, arguments);
        };
    }

    private boolean act(String call, JsonNode arguments) {
        switch (call) {
            case "define" -> hypervisor.define(json.convertValue(arguments.get(0), GuestSpec.class));
            case "redefine" -> hypervisor.redefine(json.convertValue(arguments.get(0), GuestSpec.class));
            case "start" -> hypervisor.start(uuid(arguments));
            case "stop" ->
                hypervisor.stop(
                        uuid(arguments), Duration.ofMillis(arguments.get(1).asLong()));
            case "pause" -> hypervisor.pause(uuid(arguments));
            case "resume" -> hypervisor.resume(uuid(arguments));
            case "resize" -> hypervisor.resize(uuid(arguments), json.convertValue(arguments.get(1), VmSize.class));
            case "undefine" -> hypervisor.undefine(uuid(arguments));
            default -> throw new HypervisorError.Failed("There is no call " + call);
        }
        return true;
    }

    private static VmUuid uuid(JsonNode arguments) {
        return new VmUuid(UUID.fromString(arguments.get(0).asText()));
    }
}

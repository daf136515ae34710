package dev.limen.chaos.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Serves a hypervisor to processes of the same machine, until it is killed, and again when it is started. */
public final class HypervisorServer {

    private final Hypervisor hypervisor;
    private final int port;
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

    /** Cuts every connection, whatever is being answered on it; guests live on, and calls under way may still take effect. */
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
            if (question != null && question.equals(RemoteCalls.EVENTS)) {
                listeners.add(out);
                write(out, RemoteCalls.EVENTS);
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
            return RemoteCalls.RESULT + RemoteCalls.JSON.writeValueAsString(call(parts[0], parts[1]));
        } catch (HypervisorError e) {
            return RemoteCalls.write(e);
        }
    }

    private @Nullable Object call(String name, String arguments) throws IOException {
        Method method = Arrays.stream(Hypervisor.class.getMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new HypervisorError.Failed("There is no call " + name));
        JsonNode given = RemoteCalls.JSON.readTree(arguments);
        Type[] types = method.getGenericParameterTypes();
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = RemoteCalls.JSON.convertValue(given.get(i), RemoteCalls.JSON.constructType(types[i]));
        }
        try {
            return method.invoke(hypervisor, values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof HypervisorError error) {
                throw error;
            }
            throw new IOException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IOException(e);
        }
    }
}

package dev.limen.chaos.remote;

import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A proxy of a hypervisor behind a {@link HypervisorServer}: each call is a connection of one line each way. */
public final class RemoteHypervisor implements InvocationHandler {

    private static final int CALL_TIMEOUT_MILLIS = 60_000;
    private static final int ANSWERS_TIMEOUT_MILLIS = 900;
    private static final long RECONNECT_INTERVAL_NANOS = Duration.ofMillis(300).toNanos();

    private final int port;
    private final Map<String, Object> lastSeen = new ConcurrentHashMap<>();
    private volatile Consumer<GuestEvent> listener = event -> {};
    private volatile boolean closed;

    private RemoteHypervisor(int port) {
        this.port = port;
    }

    /** The hypervisor that listens on this port of the loopback address, now or later. */
    public static Hypervisor on(int port) {
        RemoteHypervisor remote = new RemoteHypervisor(port);
        Thread.ofPlatform().daemon().name("remote-events").start(remote::hear);
        return (Hypervisor)
                Proxy.newProxyInstance(Hypervisor.class.getClassLoader(), new Class<?>[] {Hypervisor.class}, remote);
    }

    @Override
    @SuppressWarnings("unchecked") // the port says of what type its listener is
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(this, arguments);
        }
        Object[] given = arguments == null ? new Object[0] : arguments;
        return switch (method.getName()) {
            case "listen" -> {
                listener = (Consumer<GuestEvent>) given[0];
                yield null;
            }
            case "close" -> {
                closed = true;
                yield null;
            }
            case "answers" -> answers(method);
            case "hosts", "host", "capabilities" -> lastSeen(method);
            default -> call(CALL_TIMEOUT_MILLIS, method, given);
        };
    }

    private Object answers(Method method) {
        try {
            return Boolean.TRUE.equals(call(ANSWERS_TIMEOUT_MILLIS, method));
        } catch (HypervisorError away) {
            return false;
        }
    }

    /** As with libvirt: whoever wants to know does not have to wait. */
    private @Nullable Object lastSeen(Method method) {
        Object seen = lastSeen.get(method.getName());
        if (seen == null) {
            seen = call(CALL_TIMEOUT_MILLIS, method);
            lastSeen.put(method.getName(), Objects.requireNonNull(seen));
        }
        return seen;
    }

    private @Nullable Object call(int timeoutMillis, Method method, Object... arguments) {
        try (Socket socket = connect(timeoutMillis)) {
            String answer = ask(socket, method.getName() + " " + RemoteCalls.JSON.writeValueAsString(arguments))
                    .readLine();
            if (answer == null) {
                throw new HypervisorError.Unavailable();
            }
            if (!answer.startsWith(RemoteCalls.RESULT)) {
                throw RemoteCalls.readError(answer);
            }
            return RemoteCalls.JSON.readValue(
                    answer.substring(RemoteCalls.RESULT.length()),
                    RemoteCalls.JSON.constructType(method.getGenericReturnType()));
        } catch (IOException away) {
            throw new HypervisorError.Unavailable(away);
        }
    }

    private void hear() {
        while (!closed) {
            try (Socket socket = connect(0)) {
                BufferedReader in = ask(socket, RemoteCalls.EVENTS);
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    listener.accept(event(line));
                }
            } catch (IOException away) {
                LockSupport.parkNanos(RECONNECT_INTERVAL_NANOS);
            }
        }
    }

    /** From the first line on the server tells of everything, so what happened before is to be looked at now. */
    private static GuestEvent event(String line) {
        return line.equals(RemoteCalls.EVENTS)
                ? new GuestEvent.Resync()
                : new GuestEvent.StateChanged(new VmUuid(UUID.fromString(line)));
    }

    private Socket connect(int timeoutMillis) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWERS_TIMEOUT_MILLIS);
        socket.setSoTimeout(timeoutMillis);
        return socket;
    }

    private static BufferedReader ask(Socket socket, String question) throws IOException {
        Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
        out.write(question + "\n");
        out.flush();
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}

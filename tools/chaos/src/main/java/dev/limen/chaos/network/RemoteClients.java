package dev.limen.chaos.network;

import dev.limen.client.LimenClient;
import dev.limen.client.VmEventStream;
import dev.limen.client.VmStatusSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Clients in a process of their own: half of each user's connections are sockets, half event streams. The first line of the
 * input says where LIMEN is, the second how many connections each user has, the others are their tokens. After an empty
 * line all are open; whatever else comes is answered with how many still are.
 */
public final class RemoteClients {

    private final List<VmStatusSocket> sockets = new ArrayList<>();
    private final List<VmEventStream> streams = new ArrayList<>();

    private RemoteClients() {}

    /** Ends with its input. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        RemoteClients clients = new RemoteClients();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            LimenClient nobody = LimenClient.of(URI.create(line(in)));
            int each = Integer.parseInt(line(in));
            for (String token = line(in); !token.isEmpty(); token = line(in)) {
                clients.open(nobody.as(token), each);
            }
            out.println(clients.countOpen());
            while (in.readLine() != null) {
                out.println(clients.countOpen());
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static String line(BufferedReader in) throws IOException {
        return Objects.requireNonNull(in.readLine());
    }

    private void open(LimenClient user, int connections) {
        for (int i = 0; i < connections; i++) {
            if (i % 2 == 0) {
                sockets.add(VmStatusSocket.open(user, "", frame -> {}));
            } else {
                streams.add(VmEventStream.open(user, "", event -> {}));
            }
        }
    }

    private long countOpen() {
        return sockets.stream().filter(VmStatusSocket::isOpen).count()
                + streams.stream()
                        .filter(stream -> !stream.endsWithin(Duration.ofMillis(1)))
                        .count();
    }
}

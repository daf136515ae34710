package dev.limen.chaos.session;

import dev.limen.client.Answer;
import dev.limen.client.Credentials;
import dev.limen.client.LimenClient;
import dev.limen.client.VmStatusSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Where somebody is signed in: the tokens that it holds. */
record Device(LimenClient client, String refreshToken) {

    private static final Duration FIRST_FRAME_TIMEOUT = Duration.ofSeconds(10);

    /** Holds the tokens that a server answered with. */
    static Device of(URI server, Answer tokens) {
        return new Device(LimenClient.of(server).as(tokens.text("token")), tokens.text("refresh_token"));
    }

    static Device signedIn(URI server, Credentials credentials) {
        return of(server, LimenClient.of(server).login(credentials).orThrow());
    }

    /** Asks a server for what only an administrator may see. */
    Answer ask(URI server) {
        return client.at(server).get("/api/admin/users");
    }

    /** Asks a server for new tokens, and goes on holding the old ones. */
    Answer refresh(URI server) {
        return LimenClient.of(server).post("/api/auth/refresh", Map.of("refresh_token", refreshToken));
    }

    VmStatusSocket open(URI server) {
        VmStatusSocket socket = VmStatusSocket.open(client.at(server));
        socket.await("vm_list", any -> true, "at first", FIRST_FRAME_TIMEOUT);
        return socket;
    }
}

package dev.limen.chaos;

import java.net.URI;
import java.util.Map;

/** Where somebody is signed in: the tokens that it holds. */
record Device(Client client, String refreshToken) {

    /** Holds the tokens that a server answered with. */
    static Device of(URI server, Client.Answer tokens) {
        Client client = Client.of(server).with("Authorization", "Bearer " + tokens.text("token"));
        return new Device(client, tokens.text("refresh_token"));
    }

    static Device signedIn(URI server, String username, String password) {
        return of(
                server,
                Client.of(server)
                        .post("/api/auth/login", Map.of("username", username, "password", password))
                        .orThrow());
    }

    /** Asks a server for what only an administrator may see. */
    Client.Answer ask(URI server) {
        return client.at(server).get("/api/admin/users");
    }

    /** Asks a server for new tokens, and goes on holding the old ones. */
    Client.Answer refresh(URI server) {
        return Client.of(server).post("/api/auth/refresh", Map.of("refresh_token", refreshToken));
    }

    OpenSocket open(URI server) {
        return new OpenSocket(client.at(server));
    }
}

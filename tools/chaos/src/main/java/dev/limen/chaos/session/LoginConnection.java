package dev.limen.chaos.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.limen.client.Answer;
import dev.limen.client.Credentials;
import dev.limen.client.LimenClient;
import dev.limen.client.RawHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Signs in from an address of its own, over one connection that is kept, and hardly takes a processor's time for it. Every
 * address of 127.0.0.0/8 is one of this machine's.
 */
final class LoginConnection implements AutoCloseable {

    private static final String LOGIN = "POST /api/auth/login";

    private final RawHttp http;
    private RawHttp.@Nullable Connection connection;

    LoginConnection(URI server, InetAddress from) {
        http = new RawHttp(server.getPort(), from);
    }

    /** 127.0.block.number */
    static InetAddress loopback(int block, int number) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, (byte) block, (byte) number});
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A request to sign in, to be sent as often as one likes. */
    static byte[] login(String username, String password) {
        try {
            String body = LimenClient.JSON.writeValueAsString(new Credentials(username, password).body());
            return (LOGIN + " HTTP/1.1\r\nHost: limen\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the answer only the status is kept. */
    Answer send(byte[] request) {
        try {
            RawHttp.Connection open = connection == null ? http.connect() : connection;
            connection = open;
            return Answer.of(LOGIN, open.send(request).status());
        } catch (IOException cut) {
            close();
            return Answer.none(LOGIN, cut.toString());
        }
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connection = null;
        }
    }
}

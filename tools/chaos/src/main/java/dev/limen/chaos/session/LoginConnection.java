package dev.limen.chaos.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs in from an address of its own, over one connection that is kept, and hardly takes a processor's time for it. Every
 * address of 127.0.0.0/8 is one of this machine's.
 */
final class LoginConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final String LOGIN = "POST /api/auth/login";
    private static final String LENGTH = "content-length:";

    private final URI server;
    private final InetAddress from;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    LoginConnection(URI server, InetAddress from) {
        this.server = server;
        this.from = from;
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
            String body = LimenClient.JSON.writeValueAsString(Map.of("username", username, "password", password));
            return ("POST /api/auth/login HTTP/1.1\r\nHost: limen\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only the status of the answer is read. */
    Answer send(byte[] request) {
        try {
            connect().getOutputStream().write(request);
            return Answer.of(LOGIN, answer());
        } catch (IOException cut) {
            close();
            return Answer.none(LOGIN, cut.toString());
        }
    }

    private Socket connect() throws IOException {
        if (socket == null) {
            Socket opened = new Socket(server.getHost(), server.getPort(), from, 0);
            opened.setSoTimeout(PATIENCE_MILLIS);
            opened.setTcpNoDelay(true);
            in = new BufferedInputStream(opened.getInputStream());
            socket = opened;
        }
        return socket;
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException();
            }
            line.append((char) one);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            socket = null;
        }
    }
}

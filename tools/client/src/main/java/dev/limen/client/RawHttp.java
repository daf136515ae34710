package dev.limen.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * HTTP/1.1 over a bare socket, for requests that no client library would send, and for many that may cost next to nothing.
 * It speaks to this machine only.
 */
public final class RawHttp {

    private static final int READ_TIMEOUT_MILLIS = 60_000;
    private static final int ANY_PORT = 0;
    private static final int CONTINUE = 100;

    /** One answer, the head as it came. */
    public record Answer(int status, String head, String body) {

        public Optional<String> header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    private final int port;
    private final InetAddress from;

    public RawHttp(int port) {
        this(port, InetAddress.getLoopbackAddress());
    }

    /** @param from the address of this machine's from which to call */
    public RawHttp(int port, InetAddress from) {
        this.port = port;
        this.from = from;
    }

    public Answer send(String request) {
        return send(request.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the bytes as they are, over a connection of their own. */
    public Answer send(byte[] request) {
        try (Connection connection = connect()) {
            return connection.send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Connection connect() throws IOException {
        return new Connection(new Socket(InetAddress.getLoopbackAddress(), port, from, ANY_PORT));
    }

    /** A connection that is kept. */
    public static final class Connection implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }

        /** Sends the bytes as they are, and waits for an answer. */
        public Answer send(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return answer(new String(request, 0, 5, StandardCharsets.US_ASCII).equals("HEAD "));
        }

        private Answer answer(boolean bodiless) throws IOException {
            String head = head();
            int status = Integer.parseInt(head.substring(9, 12));
            if (status == CONTINUE) {
                return answer(bodiless);
            }
            Answer answer = new Answer(status, head, "");
            return bodiless ? answer : new Answer(status, head, new String(body(answer), StandardCharsets.UTF_8));
        }

        private String head() throws IOException {
            StringBuilder head = new StringBuilder();
            for (String line = line(); !line.isBlank(); line = line()) {
                head.append(line);
            }
            return head.append("\r\n").toString();
        }

        private byte[] body(Answer answer) throws IOException {
            if (isEndless(answer)) {
                return chunk(length());
            }
            if (answer.header("Transfer-Encoding").isPresent()) {
                return chunks();
            }
            return in.readNBytes(
                    answer.header("Content-Length").map(Integer::parseInt).orElse(0));
        }

        /** Of an answer without an end the first part has to do. */
        private static boolean isEndless(Answer answer) {
            return answer.header("Content-Type").orElse("").startsWith("text/event-stream");
        }

        private int length() throws IOException {
            return Integer.parseInt(line().strip(), 16);
        }

        private byte[] chunk(int length) throws IOException {
            byte[] chunk = in.readNBytes(length);
            line();
            return chunk;
        }

        private byte[] chunks() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int length = length(); length > 0; length = length()) {
                body.write(chunk(length));
            }
            return body.toByteArray();
        }

        /** With its end. */
        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int one = in.read(); one != '\n'; one = in.read()) {
                if (one < 0) {
                    throw new IOException("The server hung up after: " + line.toString(StandardCharsets.UTF_8));
                }
                line.write(one);
            }
            return line.toString(StandardCharsets.UTF_8) + '\n';
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

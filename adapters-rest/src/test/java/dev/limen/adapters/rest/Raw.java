package dev.limen.adapters.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Speaks HTTP word by word, so that what no client library would send can be sent. */
public final class Raw {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int ANY_PORT = 0;

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

    public Raw(int port) {
        this(port, InetAddress.getLoopbackAddress());
    }

    /** @param from the address of this machine's from which to call */
    public Raw(int port, InetAddress from) {
        this.port = port;
        this.from = from;
    }

    public Answer send(String request) {
        return send(request.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the bytes as they are. */
    public Answer send(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, from, ANY_PORT)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            boolean bodiless = new String(request, 0, 5, StandardCharsets.US_ASCII).equals("HEAD ");
            return answer(socket.getInputStream(), bodiless);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(InputStream in, boolean bodiless) throws IOException {
        String head = head(in);
        int status = Integer.parseInt(head.substring(9, 12));
        if (status == 100) {
            return answer(in, bodiless);
        }
        Answer answer = new Answer(status, head, "");
        int length = answer.header("Content-Length").map(Integer::parseInt).orElse(0);
        String body = bodiless ? "" : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Answer(status, head, body);
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                throw new IOException("The server hung up after: " + head.toString(StandardCharsets.UTF_8));
            }
            head.write(one);
        }
        return head.toString(StandardCharsets.UTF_8);
    }
}

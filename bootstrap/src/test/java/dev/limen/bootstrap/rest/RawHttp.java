package dev.limen.bootstrap.rest;

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

/** Speaks HTTP word by word, so that what no client library would send can be sent. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 20_000;

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

    public RawHttp(int port) {
        this.port = port;
    }

    public Answer send(String request) {
        return send(request.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the bytes as they are. */
    public Answer send(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            boolean bodiless = new String(request, 0, 5, StandardCharsets.US_ASCII).equals("HEAD ");
            return answer(new BufferedInputStream(socket.getInputStream()), bodiless);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request whose answer has no end; answers with the parts up to the first that has this text in it. */
    public Answer sendUntil(String text, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String head = head(in);
            StringBuilder body = new StringBuilder();
            while (body.indexOf(text) < 0) {
                body.append(new String(chunk(in, Integer.parseInt(line(in), 16)), StandardCharsets.UTF_8));
            }
            return new Answer(Integer.parseInt(head.substring(9, 12)), head, body.toString());
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
        return bodiless ? answer : new Answer(status, head, new String(body(answer, in), StandardCharsets.UTF_8));
    }

    private static byte[] body(Answer answer, InputStream in) throws IOException {
        if (isEndless(answer)) {
            return chunk(in, Integer.parseInt(line(in), 16));
        }
        if (answer.header("Transfer-Encoding").isPresent()) {
            return chunks(in);
        }
        return in.readNBytes(
                answer.header("Content-Length").map(Integer::parseInt).orElse(0));
    }

    /** Of an answer without an end the first part has to do. */
    private static boolean isEndless(Answer answer) {
        return answer.header("Content-Type").orElse("").startsWith("text/event-stream");
    }

    private static byte[] chunk(InputStream in, int length) throws IOException {
        byte[] chunk = in.readNBytes(length);
        line(in);
        return chunk;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int length = Integer.parseInt(line(in), 16);
        while (length > 0) {
            body.write(chunk(in, length));
            length = Integer.parseInt(line(in), 16);
        }
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            line.append((char) one);
        }
        return line.toString().strip();
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

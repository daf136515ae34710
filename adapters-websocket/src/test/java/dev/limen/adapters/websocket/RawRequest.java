package dev.limen.adapters.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;

/** A request as no decent client would send it. */
public final class RawRequest {

    private RawRequest() {}

    /** Sends a GET with these headers; answers the first bytes that come back. */
    public static String send(URI address, String query, Map<String, String> headers) throws IOException {
        StringBuilder head = new StringBuilder("GET " + address.getPath() + "?" + query + " HTTP/1.1\r\n");
        head.append("Host: localhost\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(ISO_8859_1));
            byte[] answer = new byte[2000];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, length, ISO_8859_1);
        }
    }
}

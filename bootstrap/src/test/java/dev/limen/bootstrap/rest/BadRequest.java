package dev.limen.bootstrap.rest;

import dev.limen.client.RawHttp;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request that must not do anything. {@code {token}} stands for a good token and {@code {vm}} for a VM that exists.
 *
 * @param what why it is bad
 * @param line method and address
 * @param headers beside {@code Host}, each ended by CRLF
 * @param body as Latin-1, so that any byte can be said; absent for requests without
 * @param status the status that it deserves
 */
record BadRequest(
        String what, String line, String headers, @Nullable String body, int status) {

    private static final int SHOWN = 180;

    static BadRequest get(String what, String address, int status) {
        return plain(what, "GET " + address, status);
    }

    /** Without a body, by somebody with a good token. */
    static BadRequest plain(String what, String line, int status) {
        return new BadRequest(what, line, "Authorization: Bearer {token}\r\n", null, status);
    }

    /** With a JSON body, by somebody with a good token. */
    static BadRequest json(String what, String line, String body, int status) {
        return new BadRequest(
                what, line, "Authorization: Bearer {token}\r\nContent-Type: application/json\r\n", latin(body), status);
    }

    /** A VM of which everything is right but one member. */
    static BadRequest vm(String what, String member, String value, int status) {
        StringBuilder json = new StringBuilder("{");
        for (String[] good : new String[][] {{"name", "\"bad\""}, {"cpu", "1"}, {"memory", "512"}}) {
            if (!good[0].equals(member)) {
                json.append('"').append(good[0]).append("\":").append(good[1]).append(',');
            }
        }
        json.append('"').append(member).append("\":").append(value).append('}');
        return json(what, "POST /api/vms", json.toString(), status);
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    byte[] bytes(String token, String vm) {
        String length = body == null || headers.contains("Content-Length") || headers.contains("Transfer-Encoding")
                ? ""
                : "Content-Length: " + body.length() + "\r\n";
        String head = line + " HTTP/1.1\r\nHost: limen\r\n" + headers + length + "\r\n";
        return (head + (body == null ? "" : body))
                .replace("{token}", token)
                .replace("{vm}", vm)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One line of a table. */
    String row(RawHttp.Answer answer) {
        String unusual = headers.replace("Authorization: Bearer {token}\r\n", "")
                .replace("Content-Type: application/json\r\n", "")
                .strip();
        return "| " + what + " | " + cell(line) + (unusual.isEmpty() ? "" : " " + cell(unusual))
                + (body == null || body.isEmpty() ? "" : " " + cell(body)) + " | " + answer.status() + " | "
                + cell(answer.body()) + " |";
    }

    private static String cell(String text) {
        String readable = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        String oneLine = readable.replace("\r\n", "; ")
                .replaceAll("\\p{Cntrl}", "?")
                .replace("|", "\\|")
                .replace('`', '\'');
        String shown = oneLine.length() > SHOWN ? oneLine.substring(0, SHOWN) + "…" : oneLine;
        return "`" + shown + "`";
    }

    @Override
    public String toString() {
        return what;
    }
}

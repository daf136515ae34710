package dev.limen.bootstrap.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param operation what it is meant for
 * @param aim whether it gets there
 * @param body as Latin-1, so that any byte can be said; absent for requests without
 */
record Call(
        Operation operation,
        Aim aim,
        String method,
        String address,
        List<Header> headers,
        @Nullable String body) {

    private static final int SHOWN = 400;

    enum Aim {
        /** At the operation. */
        TRUE,
        /** At an address that may be anything. */
        ASTRAY
    }

    /** @param shown what stands for the value where people can read it */
    record Header(String name, String value, String shown) {

        static Header of(String name, String value) {
            return new Header(name, value, value);
        }
    }

    byte[] bytes() {
        StringBuilder request =
                new StringBuilder(method + " " + address + " HTTP/1.1\r\nHost: limen\r\nConnection: close\r\n");
        headers.forEach(header -> request.append(header.name())
                .append(": ")
                .append(header.value())
                .append("\r\n"));
        if (body != null) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        request.append("\r\n");
        if (body != null) {
            request.append(body);
        }
        return request.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What one would type to send it again; tokens are named only. */
    String curl() {
        String typed = "curl --path-as-is -X " + method
                + headers.stream()
                        .map(header -> " -H '" + header.name() + ": " + header.shown() + "'")
                        .collect(Collectors.joining())
                + (body == null ? "" : " --data-binary '" + shown(body) + "'") + " 'http://limen" + shown(address)
                + "'";
        return typed.replaceAll("\\p{Cntrl}", "?");
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…(" + text.length() + " bytes)" : text;
    }
}

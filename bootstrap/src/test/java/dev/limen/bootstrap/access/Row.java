package dev.limen.bootstrap.access;

/**
 * One way to call an operation, and the status that each kind of caller gets. Words in braces stand for what
 * {@link AccessFixture} knows. The bearer goes with the request, unless the row itself says where the token stands.
 *
 * @param operation the method and the path, as the API's description has them
 * @param note what sets the row apart from others of the operation
 * @param query what follows the path
 * @param harm whether success costs the caller the session
 * @param on whether the VM is on
 */
record Row(
        String operation,
        String note,
        String query,
        String header,
        String body,
        boolean harm,
        boolean on,
        Expected expected) {

    static Row row(String operation, Expected expected) {
        return new Row(operation, "", "", "", "", false, false, expected);
    }

    Row note(String text) {
        return new Row(operation, text, query, header, body, harm, on, expected);
    }

    Row query(String text) {
        return new Row(operation, note, text, header, body, harm, on, expected);
    }

    Row header(String text) {
        return new Row(operation, note, query, text + "\r\n", body, harm, on, expected);
    }

    Row body(String json) {
        return new Row(operation, note, query, header, json, harm, on, expected);
    }

    Row endsTheSession() {
        return new Row(operation, note, query, header, body, true, on, expected);
    }

    /** The VM is on, which is off else. */
    Row whileOn() {
        return new Row(operation, note.isEmpty() ? "while it is on" : note, query, header, body, harm, true, expected);
    }

    boolean isSocket() {
        return operation.startsWith("GET /ws/") || operation.startsWith("GET /vnc/");
    }

    boolean isOfSshKeys() {
        return operation.contains("/ssh-keys");
    }

    /** The request as it goes over the wire but for the words in braces. */
    String request() {
        String vm = on ? "{vm_on}" : "{vm}";
        StringBuilder request = new StringBuilder((operation + query).replace("{vm}", vm))
                .append(" HTTP/1.1\r\nHost: limen\r\n")
                .append(header);
        if (!(query + header).contains("{token}") && !query.contains("{ticket}")) {
            request.append("{authorization}");
        }
        if (isSocket()) {
            request.append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n")
                    .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        }
        return request.toString();
    }

    @Override
    public String toString() {
        return note.isEmpty() ? operation : operation + ", " + note;
    }
}

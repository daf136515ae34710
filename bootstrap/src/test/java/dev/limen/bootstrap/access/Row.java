package dev.limen.bootstrap.access;

/**
 * One way to call an operation, and the status that each kind of caller gets. Words in braces stand for what
 * {@link AccessFixture} knows. The bearer goes with the request, unless the row itself says where the token stands.
 *
 * @param operation the method and the path, as the API's description has them
 * @param note what sets the row apart from others of the operation
 * @param query what follows the path
 * @param harm whether success costs the caller the session
 */
record Row(String operation, String note, String query, String header, String body, boolean harm, Expected expected) {

    static Row row(String operation, Expected expected) {
        return new Row(operation, "", "", "", "", false, expected);
    }

    Row note(String text) {
        return new Row(operation, text, query, header, body, harm, expected);
    }

    Row query(String text) {
        return new Row(operation, note, text, header, body, harm, expected);
    }

    Row header(String text) {
        return new Row(operation, note, query, text + "\r\n", body, harm, expected);
    }

    Row body(String json) {
        return new Row(operation, note, query, header, json, harm, expected);
    }

    Row endsTheSession() {
        return new Row(operation, note, query, header, body, true, expected);
    }

    boolean isSocket() {
        return operation.startsWith("GET /ws/");
    }

    boolean isOfSshKeys() {
        return operation.contains("/ssh-keys");
    }

    /** The request as it goes over the wire but for the words in braces. */
    String request() {
        StringBuilder request = new StringBuilder(operation)
                .append(query)
                .append(" HTTP/1.1\r\nHost: limen\r\n")
                .append(header);
        if (!(query + header).contains("{token}")) {
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

package dev.limen.bootstrap.rest;

import static dev.limen.bootstrap.rest.BadRequest.get;
import static dev.limen.bootstrap.rest.BadRequest.json;
import static dev.limen.bootstrap.rest.BadRequest.plain;
import static dev.limen.bootstrap.rest.BadRequest.vm;

import dev.limen.bootstrap.Simulated;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Requests that must not do anything, by what is wrong with them. */
final class BadRequests {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String TOKEN = "Authorization: Bearer {token}\r\n";
    private static final String VMS = "POST /api/vms";
    private static final String VM = "{\"name\":\"bad\",\"cpu\":1,\"memory\":512}";
    private static final String ACTION = "POST /api/vms/{vm}/action";
    private static final String LOGIN = "POST /api/auth/login";
    private static final String REGISTER = "POST /api/auth/register";

    private BadRequests() {}

    static List<BadRequest> all() {
        return Stream.of(bodies(), numbers(), texts(), others(), tokens(), accounts(), addresses(), protocol())
                .flatMap(List::stream)
                .toList();
    }

    private static List<BadRequest> bodies() {
        return List.of(
                json("empty body", VMS, "", 400),
                json("body null", VMS, "null", 400),
                json("body an array", VMS, "[" + VM + "]", 400),
                json("body a text", VMS, "\"name\"", 400),
                json("body a number", VMS, "7", 400),
                json("empty object", VMS, "{}", 400),
                json("cut off", VMS, "{\"name\":\"bad\",", 400),
                json("not JSON", VMS, "name=bad&cpu=1", 400),
                json("single quotes", VMS, "{'name':'bad'}", 400),
                json("something after the object", VMS, VM + " {}", 400),
                json("a member twice", VMS, "{\"name\":\"bad\",\"cpu\":1,\"memory\":512,\"name\":\"worse\"}", 400),
                json("nested 5,000 deep", VMS, "{\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}", 400),
                new BadRequest("not UTF-8", VMS, TOKEN + JSON, "{\"name\":\"b\u00ffd\",\"cpu\":1,\"memory\":512}", 400),
                json("over 64 KiB", VMS, "{\"name\":\"" + "a".repeat(65_536) + "\"}", 413),
                new BadRequest(
                        "over 64 KiB in chunks",
                        VMS,
                        TOKEN + JSON + "Transfer-Encoding: chunked\r\n",
                        ("4000\r\n" + " ".repeat(0x4000) + "\r\n").repeat(5) + "0\r\n\r\n",
                        413),
                new BadRequest("10 GB announced", VMS, TOKEN + JSON + "Content-Length: 9999999999\r\n", "{", 413),
                new BadRequest("content type text", VMS, TOKEN + "Content-Type: text/plain\r\n", VM, 415),
                new BadRequest("content type XML", VMS, TOKEN + "Content-Type: application/xml\r\n", "<vm/>", 415),
                new BadRequest("no content type", VMS, TOKEN, VM, 415),
                new BadRequest("answer wanted as HTML", "GET /api/vms", TOKEN + "Accept: text/html\r\n", null, 406));
    }

    private static List<BadRequest> numbers() {
        return List.of(
                vm("number as text", "cpu", "\"2\"", 400),
                vm("fraction", "cpu", "1.5", 400),
                vm("fraction with an exponent", "memory", "51201e-2", 400),
                vm("more than an int with a point", "memory", "4294967296.0", 400),
                vm("zero", "cpu", "0", 400),
                vm("negative", "memory", "-512", 400),
                vm("more than an int", "cpu", "4294967297", 400),
                vm("more than a long", "memory", "99999999999999999999", 400),
                vm("2,000 digits", "cpu", "9".repeat(2000), 400),
                vm("1e999999999", "memory", "1e999999999", 400),
                vm("more digits than there is memory", "memory", "1e2147483647", 400),
                vm("NaN", "cpu", "NaN", 400),
                vm("true for a number", "cpu", "true", 400),
                vm("null for a number", "cpu", "null", 400),
                vm("array for a number", "cpu", "[1]", 400),
                vm("object for a number", "memory", "{}", 400),
                vm("more cores than a VM may have", "cpu", "33", 400),
                vm("more memory than a VM may have", "memory", "65537", 400),
                vm("more disk than a VM may have", "disk_size", "1000000", 400),
                vm("a disk of nothing", "disk_size", "0", 400));
    }

    private static List<BadRequest> texts() {
        return List.of(
                vm("number for a text", "name", "7", 400),
                vm("array for a text", "name", "[\"bad\"]", 400),
                vm("empty name", "name", "\"\"", 400),
                vm("name of spaces", "name", "\"   \"", 400),
                vm("65 characters", "name", "\"" + "a".repeat(65) + "\"", 400),
                vm("NUL in a name", "name", "\"a\\u0000b\"", 400),
                vm("line break in a name", "name", "\"a\\nb\"", 400),
                vm("raw control character", "name", "\"a\u0001b\"", 400),
                vm("emoji", "name", "\"\uD83D\uDE80\"", 400),
                vm("half a surrogate pair", "name", "\"\\ud83d\"", 400),
                vm("right-to-left override", "name", "\"a\u202Eb\"", 400),
                vm("path", "name", "\"../../etc/passwd\"", 400),
                vm("XML", "name", "\"<domain/>\"", 400),
                vm("text for a boolean", "start", "\"no\"", 400),
                vm("unknown operating system", "os_type", "\"beos\"", 400));
    }

    private static List<BadRequest> others() {
        return List.of(
                json("unknown action", ACTION, "{\"action\":\"explode\"}", 400),
                json("no action", ACTION, "{}", 400),
                json("action in another case", ACTION, "{\"action\":\"START\"}", 400),
                json("update of nothing", ACTION, "{\"action\":\"update\"}", 400),
                json("update to a text", ACTION, "{\"action\":\"update\",\"cpu\":\"2\"}", 400),
                json("update beyond the quota", ACTION, "{\"action\":\"update\",\"cpu\":30}", 400),
                json("pause of what is off", ACTION, "{\"action\":\"pause\"}", 409),
                json("resume of what is off", ACTION, "{\"action\":\"resume\"}", 409),
                json("negative quota", "PUT /api/quota", "{\"max_vms\":-1}", 400),
                json("quota of nobody", "PUT /api/quota", "{\"user_id\":999999,\"max_vms\":1}", 404),
                json("quota of nothing", "PUT /api/quota", "{\"x\":1}", 400),
                plain("approval of nobody", "PUT /api/admin/users/999999/approve", 404),
                plain("deletion of oneself", "DELETE /api/admin/users/1", 400),
                plain("deletion of nobody", "DELETE /api/admin/users/999999", 404),
                get("limit 0", "/api/vms?limit=0", 400),
                get("limit a word", "/api/vms?limit=all", 400),
                get("limit too high", "/api/vms?limit=1001", 400),
                get("after a fraction", "/api/vms?after=1.5", 400),
                get("unknown status", "/api/vms?status=Gone", 400),
                get("NUL in a filter", "/api/vms?name=%00", 400));
    }

    private static List<BadRequest> tokens() {
        return Stream.concat(
                        Stream.of(
                                new BadRequest("no token", VMS, JSON, VM, 401),
                                new BadRequest("no token and no JSON", VMS, "Content-Type: text/plain\r\n", "{", 401),
                                new BadRequest(
                                        "basic authentication", VMS, "Authorization: Basic YTpi\r\n" + JSON, VM, 401)),
                        BadTokens.all().entrySet().stream()
                                .map(token -> new BadRequest(
                                        token.getKey(),
                                        VMS,
                                        "Authorization: Bearer " + token.getValue() + "\r\n" + JSON,
                                        VM,
                                        401)))
                .toList();
    }

    private static List<BadRequest> accounts() {
        return List.of(
                json("login without a password", LOGIN, "{\"username\":\"" + Simulated.ADMIN.username() + "\"}", 400),
                json(
                        "login with a number",
                        LOGIN,
                        "{\"username\":\"" + Simulated.ADMIN.username() + "\",\"password\":7}",
                        400),
                json(
                        "login with a wrong password",
                        LOGIN,
                        "{\"username\":\"" + Simulated.ADMIN.username() + "\",\"password\":\"wrong\"}",
                        401),
                json("login as nobody", LOGIN, "{\"username\":\"a\\u0000b\",\"password\":\"wrong\"}", 401),
                json("login with SQL", LOGIN, "{\"username\":\"' OR 1=1 --\",\"password\":\"x\"}", 401),
                json("short username", REGISTER, "{\"username\":\"ab\",\"password\":\"password123\"}", 400),
                json("username with a space", REGISTER, "{\"username\":\"a b c\",\"password\":\"password123\"}", 400),
                json("short password", REGISTER, "{\"username\":\"bad\",\"password\":\"short\"}", 400),
                json("long password", REGISTER, "{\"username\":\"bad\",\"password\":\"" + "x".repeat(129) + "\"}", 400),
                json("password like the name", REGISTER, "{\"username\":\"Bad.Name\",\"password\":\"bad.name\"}", 400),
                json("commonest password", REGISTER, "{\"username\":\"bad\",\"password\":\"12345678\"}", 400),
                json(
                        "name that is taken",
                        REGISTER,
                        "{\"username\":\"" + Simulated.ADMIN.username().toUpperCase(Locale.ROOT)
                                + "\",\"password\":\"password123\"}",
                        409),
                json(
                        "role that does not exist",
                        "POST /api/admin/users",
                        "{\"username\":\"bad\",\"password\":\"password123\",\"role\":\"root\"}",
                        400));
    }

    private static List<BadRequest> addresses() {
        return List.of(
                get("unknown route", "/api/nothing", 404),
                get("unknown route outside the API", "/nothing", 404),
                get("way out", "/api/../../etc/passwd", 404),
                get("VM that does not exist", "/api/vms/999999", 404),
                get("VM named by a word", "/api/vms/all", 404),
                get("VM named by a huge number", "/api/vms/99999999999999999999", 404),
                get("VM named by NUL", "/api/vms/%00", 404),
                get("user named by a word", "/api/admin/users/me", 404),
                get("broken percent-encoding", "/api/vms/%zz", 400),
                get("broken percent-encoding in the query", "/api/vms?name=%4", 400),
                get("address of 9,000 characters", "/api/vms/" + "a".repeat(9000), 414),
                plain("wrong method", "PUT /api/vms", 405),
                plain("wrong method on a VM", "PATCH /api/vms/{vm}", 405),
                plain("deletion of a login", "DELETE /api/auth/login", 405),
                plain("method that nobody knows", "BREW /api/vms", 405));
    }

    private static List<BadRequest> protocol() {
        String webSocket =
                upgrade("websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        String http2 = upgrade("h2c", "HTTP2-Settings: AAMAAABkAAQAAP__");
        return List.of(
                new BadRequest("WebSocket on a REST route", "GET /api/vms", webSocket, null, 401),
                new BadRequest("WebSocket on a VM that is not", "GET /api/vms/999999", TOKEN + webSocket, null, 404),
                new BadRequest("WebSocket with a bad body", VMS, TOKEN + JSON + webSocket, "{}", 400),
                new BadRequest("HTTP/2 wanted", "GET /api/nothing", http2, null, 404),
                new BadRequest("HTTP/2 wanted with a bad body", VMS, TOKEN + JSON + http2, "{}", 400),
                new BadRequest(
                        "page of another origin", "GET /api/vms", TOKEN + "Origin: http://evil.example\r\n", null, 403),
                new BadRequest(
                        "preflight of another origin",
                        "OPTIONS /api/vms",
                        "Origin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\n",
                        null,
                        403),
                new BadRequest(
                        "header of 20,000 characters",
                        "GET /api/vms",
                        TOKEN + "X-Long: " + "a".repeat(20_000) + "\r\n",
                        null,
                        431));
    }

    private static String upgrade(String protocol, String... headers) {
        return "Connection: Upgrade\r\nUpgrade: " + protocol + "\r\n" + String.join("\r\n", headers) + "\r\n";
    }
}

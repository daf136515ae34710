package dev.limen.bootstrap.access;

import static dev.limen.bootstrap.access.Caller.ADMIN;
import static dev.limen.bootstrap.access.Caller.DELETED;
import static dev.limen.bootstrap.access.Caller.DEMOTED_ADMIN;
import static dev.limen.bootstrap.access.Caller.EXPIRED;
import static dev.limen.bootstrap.access.Caller.GARBLED;
import static dev.limen.bootstrap.access.Caller.NO_TOKEN;
import static dev.limen.bootstrap.access.Caller.OTHER_USER;
import static dev.limen.bootstrap.access.Caller.OWNER;
import static dev.limen.bootstrap.access.Caller.REFRESH_TOKEN;
import static dev.limen.bootstrap.access.Caller.SUSPENDED;
import static dev.limen.bootstrap.access.Caller.UNAPPROVED;
import static dev.limen.bootstrap.access.Row.row;

import java.util.List;
import java.util.stream.Stream;

/** The table: all that can be called, and who gets what status. What is new gets its row here. */
final class Rows {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int SWITCHED = 101;
    private static final int UNKNOWN = 401;
    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;
    private static final int CONFLICT = 409;

    private static final String CREDENTIALS = "{\"username\":\"%s\",\"password\":\"{password}\"}";
    private static final String REFRESH = "{\"refresh_token\":\"%s\"}";
    private static final String COOKIE = "Cookie: refresh_token=%s";

    private Rows() {}

    static List<Row> all() {
        return Stream.of(
                        open(),
                        sessions(),
                        own(),
                        vms(),
                        actions(),
                        images(),
                        consoles(),
                        users(),
                        administration(),
                        events(),
                        sockets())
                .flatMap(List::stream)
                .toList();
    }

    /** What is open to all gives all the same, whatever they show for a bearer. */
    private static List<Row> open() {
        return List.of(
                row("GET /api/health", open(OK)),
                row("GET /api/health_proxy", open(OK)),
                row("GET /agent/metrics", open(OK)),
                row("POST /api/auth/register", open(CREATED)).body(CREDENTIALS.formatted("{new}")),
                row("POST /api/auth/login", open(OK)).note("as somebody").body(CREDENTIALS.formatted("{somebody}")),
                row("POST /api/auth/login", open(UNKNOWN)).note("as nobody").body(CREDENTIALS.formatted("{new}")),
                row("POST /api/auth/refresh", open(OK))
                        .note("somebody's token")
                        .body(REFRESH.formatted("{somebody_refresh}")),
                row("POST /api/auth/refresh", open(UNKNOWN)).note("without a token"),
                row("GET /api/auth/session", open(OK))
                        .note("somebody's cookie")
                        .header(COOKIE.formatted("{somebody_refresh}")),
                row("GET /api/auth/session", open(UNKNOWN)).note("without a cookie"));
    }

    /** Here counts what password or refresh token somebody has, and again not the bearer. */
    private static List<Row> sessions() {
        return List.of(
                row("POST /api/auth/login", session(OK).but(FORBIDDEN, UNAPPROVED, SUSPENDED))
                        .note("as oneself")
                        .body(CREDENTIALS.formatted("{self}")),
                row("POST /api/auth/refresh", session(OK))
                        .note("one's own token")
                        .body(REFRESH.formatted("{self_refresh}"))
                        .endsTheSession(),
                row("GET /api/auth/session", session(OK))
                        .note("one's own cookie")
                        .header(COOKIE.formatted("{self_refresh}")),
                row("DELETE /api/auth/session", open(OK)).endsTheSession(),
                row("DELETE /api/auth/session", open(OK).but(FORBIDDEN, NO_TOKEN))
                        .note("a cookie alone, as a foreign page could send it")
                        .header(COOKIE.formatted("{self_refresh}"))
                        .endsTheSession(),
                row("POST /api/auth/logout", open(OK)).endsTheSession(),
                row("POST /api/auth/logout", open(OK))
                        .note("somebody's token")
                        .body(REFRESH.formatted("{somebody_refresh}"))
                        .endsTheSession());
    }

    private static List<Row> own() {
        return List.of(
                row("GET /api/me", signedIn(OK)),
                row("PUT /api/me/password", signedIn(OK))
                        .body("{\"current_password\":\"{password}\",\"new_password\":\"{password} too\"}")
                        .endsTheSession(),
                row("GET /api/me/ssh-keys", signedIn(OK)),
                row("POST /api/me/ssh-keys", signedIn(CREATED)).body("{\"public_key\":\"{public_key}\"}"),
                row("DELETE /api/me/ssh-keys/{key}", ownThings(OK).but(MISSING, ADMIN))
                        .note("the owner's"),
                row("GET /api/quota", signedIn(OK)));
    }

    private static List<Row> vms() {
        return List.of(
                row("GET /api/vms", signedIn(OK)),
                row("GET /api/vms", signedIn(OK)).note("of the owner").query("?owner_id={owner}"),
                row("POST /api/vms", signedIn(CREATED))
                        .body("{\"name\":\"{new}\",\"cpu\":1,\"memory\":256,\"start\":false}"),
                row("POST /api/vms", signedIn(CREATED))
                        .note("from an image")
                        .body("{\"name\":\"{new}\",\"cpu\":1,\"memory\":256,\"start\":false,\"image\":\"{image}\"}"),
                row("GET /api/vms/{vm}", ownThings(OK)),
                row("DELETE /api/vms/{vm}", ownThings(OK)));
    }

    private static List<Row> images() {
        return List.of(
                row("GET /api/vms/isos", signedIn(OK)),
                row("GET /api/images", signedIn(OK)),
                row("GET /api/images/catalogue", signedIn(OK)),
                row("GET /api/images/{image}", signedIn(OK)),
                row("POST /api/images", adminOnly(ACCEPTED))
                        .body("{\"name\":\"{new}\",\"url\":\"https://images.example.org/none.iso\",\"sha256\":\""
                                + "0".repeat(64) + "\"}"),
                row("PUT /api/images/upload/{name}", adminOnly(CREATED)).body("{iso}"),
                row("DELETE /api/images/{image}", adminOnly(OK)));
    }

    /** The VM is stopped, which shows that nobody learns the state of another's. */
    private static List<Row> actions() {
        return List.of(
                action("start", ownThings(OK)),
                action("stop", ownThings(OK)),
                action("restart", ownThings(CONFLICT)),
                action("pause", ownThings(CONFLICT)),
                action("resume", ownThings(CONFLICT)),
                action("update", ownThings(OK)).body("{\"action\":\"update\",\"cpu\":2}"),
                action("delete", ownThings(OK)));
    }

    private static Row action(String action, Expected expected) {
        return row("POST /api/vms/{vm}/action", expected).note(action).body("{\"action\":\"" + action + "\"}");
    }

    private static List<Row> consoles() {
        return List.of(
                row("POST /api/vms/{vm}/console", ownThings(OK)).whileOn(),
                row("POST /api/vms/{vm}/console", ownThings(CONFLICT)).note("while it is off"),
                row("GET /api/vms/{vm}/console", ownThings(OK)).whileOn(),
                row("GET /api/vms/{vm}/console", ownThings(CONFLICT)).note("while it is off"),
                row("GET /api/vms/{vm}/viewers", ownThings(OK)),
                row("DELETE /api/vms/{vm}/viewers/{viewer}", ownThings(OK)).whileOn(),
                row("GET /vnc/{vm}", ownThings(SWITCHED)).whileOn(),
                row("GET /vnc/{vm}", ownThings(SWITCHED))
                        .note("token in the address")
                        .query("?token={token}")
                        .whileOn(),
                row("GET /vnc/{vm}", ownThings(CONFLICT)).note("while it is off"),
                row("GET /vnc/{vm}", open(SWITCHED))
                        .note("the owner's ticket")
                        .query("?ticket={ticket}")
                        .whileOn(),
                row("GET /ws/vnc", ownThings(SWITCHED)).query("?id={vm}").whileOn(),
                row("GET /ws/vnc", ownThings(SWITCHED))
                        .note("token in the address")
                        .query("?id={vm}&token={token}")
                        .whileOn());
    }

    /** The account is somebody's whom nobody else needs; when the owner calls, it is the owner's. */
    private static List<Row> users() {
        return List.of(
                row("GET /api/admin/users", adminOnly(OK)),
                row("POST /api/admin/users", adminOnly(CREATED)).body(CREDENTIALS.formatted("{new}")),
                row("GET /api/admin/users/{id}", adminOnly(OK)),
                row("PUT /api/admin/users/{id}", adminOnly(OK)).body("{\"username\":\"{new}\"}"),
                row("PUT /api/admin/users/{id}/role", adminOnly(OK)).body("{\"role\":\"admin\"}"),
                row("PUT /api/admin/users/{id}/suspend", adminOnly(OK)),
                row("PUT /api/admin/users/{id}/approve", adminOnly(OK)),
                row("DELETE /api/admin/users/{id}", adminOnly(OK)).query("?vms=delete"),
                row("GET /api/admin/users/{id}/quota", adminOnly(OK)),
                row("PUT /api/admin/users/{id}/quota", adminOnly(OK)).body("{\"max_vms\":7}"));
    }

    private static List<Row> administration() {
        return List.of(
                row("PUT /api/quota", adminOnly(OK))
                        .note("the owner's")
                        .body("{\"user_id\":{owner},\"max_cpu\":10000}"),
                row("PUT /api/quota", adminOnly(OK)).note("the standard one").body("{\"max_cpu\":10000}"),
                row("GET /api/admin/usage", adminOnly(OK)),
                row("GET /api/admin/audit", adminOnly(OK)),
                row("GET /api/admin/drift", adminOnly(OK)),
                row("POST /api/admin/drift/{uuid}", adminOnly(OK)).body("{\"action\":\"remove\"}"));
    }

    private static List<Row> events() {
        return List.of(
                row("GET /api/events", signedIn(OK)),
                row("GET /api/events", signedIn(OK))
                        .note("token in the address")
                        .query("?token={token}"),
                row("GET /api/events", signedIn(OK)).note("from the beginning").query("?since=0"));
    }

    /** Not in the API's description, which knows no sockets. */
    private static List<Row> sockets() {
        return List.of(
                row("GET /ws/vm-status", signedIn(SWITCHED)),
                row("GET /ws/vm-status", signedIn(SWITCHED))
                        .note("token in the address")
                        .query("?token={token}"),
                row("GET /ws/vm-status", signedIn(SWITCHED))
                        .note("token as a subprotocol")
                        .header("Sec-WebSocket-Protocol: bearer, {token}"));
    }

    private static Expected open(int status) {
        return Expected.of(status);
    }

    /** The unapproved have no session, those of the deleted are gone, and those of the suspended do not go on. */
    private static Expected session(int status) {
        return open(status).but(UNKNOWN, UNAPPROVED, SUSPENDED, DELETED);
    }

    private static Expected signedIn(int status) {
        return open(status)
                .but(UNKNOWN, NO_TOKEN, GARBLED, EXPIRED, REFRESH_TOKEN, UNAPPROVED, DELETED)
                .but(FORBIDDEN, SUSPENDED);
    }

    /** What is not one's own is not there, but for administrators. */
    private static Expected ownThings(int status) {
        return signedIn(status).but(MISSING, OTHER_USER, DEMOTED_ADMIN);
    }

    private static Expected adminOnly(int status) {
        return signedIn(status).but(FORBIDDEN, OTHER_USER, OWNER, DEMOTED_ADMIN);
    }
}

package dev.limen.bootstrap.fuzz;

import dev.limen.bootstrap.fuzz.Call.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What goes before a body: mostly what it takes, now and then what is odd. */
final class Headers {

    private static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "application/json;;",
            "application/vnd.limen+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "application/*",
            "*/*",
            "json",
            "/",
            "");
    private static final List<String> ACCEPTED = List.of(
            "*/*",
            "application/*",
            "application/json;q=0.1, text/html",
            "application/json;q=0",
            "text/html",
            "application/json;q=2",
            "application/json;charset=latin1",
            ";;;",
            "a",
            "*",
            "");
    private static final List<String> KEYS =
            List.of("", " ", "a b", "a".repeat(255), "a".repeat(256), "\u00e9", "a,b", "\"quoted\"", "0");
    private static final List<String> TOKENS = List.of(
            "Bearer", "Bearer ", "Bearer x.y.z", "Bearer ..", "Basic YTpi", "Negotiate", "Bearer \u00ff", "Bearer a b");
    private static final Map<String, List<String>> RARE = Map.of(
            "If-Match", List.of("*", "\"1\"", "1", "W/\"x\"", "\"\u00e9\""),
            "Origin", List.of("http://localhost:3000", "http://evil.example", "null", "", "://"),
            "X-Request-ID", List.of("mine", "a".repeat(65), "<b>", "\u00e9", ""),
            "X-Forwarded-For", List.of("203.0.113.9", "127.0.0.1", "garbage", "::1, 10.0.0.1"),
            "X-HTTP-Method-Override", List.of("DELETE", "BREW"),
            "Content-Encoding", List.of("gzip", "identity", "br"),
            "Accept-Encoding", List.of("gzip", "*;q=0"),
            "Range", List.of("bytes=0-1", "bytes=-"),
            "If-None-Match", List.of("*"),
            "Forwarded", List.of("for=203.0.113.9;proto=https"));
    private static final List<String> RARE_NAMES =
            RARE.keySet().stream().sorted().toList();

    private final Dice dice;
    private final Pools pools;
    private final Accounts accounts;
    private int keys;

    Headers(Dice dice, Pools pools, Accounts accounts) {
        this.dice = dice;
        this.pools = pools;
        this.accounts = accounts;
    }

    List<Header> of(Operation operation, boolean body) {
        List<Header> headers = new ArrayList<>();
        if (operation.isForSignedIn() || dice.oneIn(10)) {
            authorize(headers, operation);
        }
        if (body && !dice.oneIn(60)) {
            headers.add(Header.of("Content-Type", dice.oneIn(25) ? dice.of(MEDIA_TYPES) : "application/json"));
        }
        if (dice.oneIn(20)) {
            headers.add(Header.of("Accept", dice.of(ACCEPTED)));
        }
        if (operation.method().equals("POST") ? dice.oneIn(4) : dice.oneIn(40)) {
            headers.add(Header.of("Idempotency-Key", key()));
        }
        if (operation.isForSignedIn() ? dice.oneIn(30) : dice.oneIn(3)) {
            cookies(headers);
        }
        if (dice.oneIn(8)) {
            String rare = dice.of(RARE_NAMES);
            headers.add(Header.of(rare, dice.of(RARE.getOrDefault(rare, List.of("")))));
        }
        return headers;
    }

    private void authorize(List<Header> headers, Operation operation) {
        if (dice.oneIn(12)) {
            return;
        }
        if (dice.oneIn(14)) {
            headers.add(dice.oneIn(3) ? refreshToken() : Header.of("Authorization", dice.of(TOKENS)));
            return;
        }
        boolean wantsAdmin = operation.path().startsWith("/api/admin") ? !dice.oneIn(6) : dice.oneIn(3);
        Person person = wantsAdmin ? accounts.admin() : dice.of(accounts.people());
        Header good = new Header(
                "Authorization",
                dice.of("Bearer ", "Bearer ", "Bearer ", "bearer ") + person.token(),
                "Bearer $(token of " + person + ")");
        headers.add(good);
        if (dice.oneIn(100)) {
            headers.add(good);
        }
    }

    private Header refreshToken() {
        return new Header(
                "Authorization", "Bearer " + pools.any("refresh_token").orElse("none"), "Bearer $(a refresh token)");
    }

    private String key() {
        return switch (dice.below(4)) {
            case 0 -> dice.of(KEYS);
            case 1 -> "key-" + Math.max(0, keys - dice.below(10));
            default -> "key-" + ++keys;
        };
    }

    private void cookies(List<Header> headers) {
        String token = dice.oneIn(4) ? "garbage" : pools.any("refresh_token").orElse("none");
        String csrf = dice.of("", "; csrf_token=abc", "; csrf_token=abc");
        headers.add(new Header("Cookie", "refresh_token=" + token + csrf, "refresh_token=$(a refresh token)" + csrf));
        if (dice.oneIn(2)) {
            headers.add(Header.of("X-CSRF-Token", dice.of("abc", "abc", "abd", "")));
        }
    }
}

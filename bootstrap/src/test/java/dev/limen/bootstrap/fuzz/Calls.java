package dev.limen.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.bootstrap.fuzz.Call.Aim;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes up one request after the other. */
final class Calls {

    /** A CD image, as Latin-1. */
    private static final String CD = "\0".repeat(32 * 1024) + "\1CD001\1" + "\0".repeat(2041);

    private final ApiDocument api;
    private final Dice dice;
    private final Pools pools;
    private final Bodies bodies;
    private final Headers headers;
    private final List<Operation> wheel;

    Calls(ApiDocument api, Dice dice, Pools pools, Accounts accounts) {
        this.api = api;
        this.dice = dice;
        this.pools = pools;
        bodies = new Bodies(api, dice, new Values(api, dice, pools));
        headers = new Headers(dice, pools, accounts);
        wheel = api.operations().stream()
                .flatMap(operation -> Collections.nCopies(weight(operation), operation).stream())
                .toList();
    }

    /** What hashes a password costs as much as a hundred others, and is asked less often. */
    private int weight(Operation operation) {
        boolean hashes = operation
                .requestSchema()
                .map(api::resolved)
                .map(schema -> schema.path("properties").toString())
                .filter(members -> members.contains("password"))
                .isPresent();
        return hashes ? 2 : operation.requestSchema().isPresent() ? 10 : 4;
    }

    Call next() {
        Operation operation = dice.of(wheel);
        return switch (dice.below(40)) {
            case 0 -> astray(operation, dice.of(Junk.UNKNOWN));
            case 1 -> astray(operation, operation.address((kind, name) -> dice.of(Junk.WAYS_OUT)));
            default -> aimed(operation);
        };
    }

    private Call aimed(Operation operation) {
        String body = body(operation);
        return new Call(
                operation,
                Aim.TRUE,
                operation.method(),
                address(operation) + query(),
                headers.of(operation, body != null),
                body);
    }

    private @Nullable String body(Operation operation) {
        JsonNode schema = operation.requestSchema().orElse(null);
        if (operation.takesBytes()) {
            return dice.oneIn(3) ? Bodies.latin(dice.of(Junk.BODIES)) : CD;
        }
        if (schema == null) {
            return dice.oneIn(60) ? Bodies.latin(dice.of(Junk.BODIES)) : null;
        }
        if (dice.oneIn(40)) {
            return null;
        }
        return dice.oneIn(3) ? bodies.bad(schema) : bodies.good(schema);
    }

    /** Of what only makes sense together, now and then what does. */
    private String address(Operation operation) {
        if (dice.oneIn(4) && pools.any(operation.path()).isPresent()) {
            return pools.any(operation.path()).orElseThrow();
        }
        return operation.address((kind, name) -> dice.oneIn(6) ? dice.of(Junk.SEGMENTS) : existing(kind));
    }

    /** Now and then the number of something else, which may be nobody's here. */
    private String existing(String kind) {
        if (kind.equals("upload")) {
            return "image-" + dice.below(1_000_000);
        }
        String other = dice.oneIn(12) ? dice.of(List.copyOf(api.collections())) : kind;
        String value = pools.any(other).filter(id -> pools.mayTouch(kind, id)).orElse("999999");
        return value + (dice.oneIn(80) ? ";v=1" : "");
    }

    /** Nothing that is described. */
    private String query() {
        return dice.oneIn(40) ? "?" + dice.of("x=1", "=", "&", "limit", "%00=%00", "a[]=1", "token=x") : "";
    }

    private Call astray(Operation operation, String address) {
        String body = body(operation);
        return new Call(operation, Aim.ASTRAY, operation.method(), address, headers.of(operation, body != null), body);
    }
}

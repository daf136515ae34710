package dev.limen.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What answers have told, so that later requests can speak of things that exist. */
final class Pools {

    private static final int SIZE = 40;
    private static final Set<String> WORDS = Set.of("username", "name", "refresh_token");

    private final Map<String, List<String>> pools = new HashMap<>();
    private final Set<String> collections;
    private final Dice dice;
    private final Set<String> untouchable;

    /** @param untouchable a kind and a value each, which is never learned */
    Pools(Set<String> collections, Dice dice, Set<String> untouchable) {
        this.collections = collections;
        this.dice = dice;
        this.untouchable = untouchable;
    }

    Optional<String> any(String kind) {
        List<String> pool = pools.getOrDefault(kind, List.of());
        return pool.isEmpty() ? Optional.empty() : Optional.of(dice.of(pool));
    }

    void add(String kind, String value) {
        List<String> pool = pools.computeIfAbsent(kind, unknown -> new ArrayList<>());
        if (value.isEmpty() || pool.contains(value) || !mayTouch(kind, value)) {
            return;
        }
        if (pool.size() < SIZE) {
            pool.add(value);
        } else {
            pool.set(dice.below(SIZE), value);
        }
    }

    boolean mayTouch(String kind, String value) {
        return !untouchable.contains(kind + " " + value);
    }

    /** Forgets all of a kind, which may be gone. */
    void forget(String kind) {
        pools.remove(kind);
    }

    /** Takes in an answer to an operation. */
    void learn(Operation operation, JsonNode answer) {
        String kind =
                operation.segments().stream().filter(collections::contains).reduce("", (first, second) -> second);
        learn(kind, answer);
    }

    /** Takes in something of a kind. */
    void learn(String kind, JsonNode node) {
        if (node.isArray()) {
            node.valueStream().limit(SIZE).forEach(element -> learn(kind, element));
        }
        node.propertyStream().forEach(member -> learn(kind, member.getKey(), member.getValue()));
    }

    private void learn(String kind, String member, JsonNode value) {
        if (value.isContainerNode()) {
            learn(kindOf(member).orElse(kind), value);
        } else if (member.equals("id") || member.equals("uuid")) {
            add(kind, value.asText());
        } else if (WORDS.contains(member)) {
            add(member, value.asText());
        } else {
            kindOf(member).ifPresent(other -> add(other, value.asText()));
        }
    }

    /** The collection that a member of this name speaks of: {@code vms}, {@code vm}, {@code vm_id}, {@code to}. */
    Optional<String> kindOf(String member) {
        return switch (member) {
            case "owner_id", "to" -> Optional.of("users");
            default -> {
                String thing = member.replaceFirst("_(id|uuid)$", "").replaceFirst("s$", "") + "s";
                yield collections.contains(thing) ? Optional.of(thing) : Optional.empty();
            }
        };
    }
}

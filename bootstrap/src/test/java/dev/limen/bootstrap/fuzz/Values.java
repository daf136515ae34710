package dev.limen.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.contract.sshkey.SshKeySamples;
import java.util.List;

/** Values that a schema allows, as they stand in JSON, of which many mean something at the moment. */
final class Values {

    /** No answer ever holds it. */
    static final String MARK = "S3cret~";

    private static final List<String> PASSWORDS = List.of(Accounts.PASSWORD, Accounts.PASSWORD, MARK + "one two");
    private static final List<String> SCRIPTS = List.of("vm", "Büro", "машина", "虚拟机", "جهاز", "VM.", "ﬁ_");

    private final ApiDocument api;
    private final Dice dice;
    private final Pools pools;
    private int made;

    Values(ApiDocument api, Dice dice, Pools pools) {
        this.api = api;
        this.dice = dice;
        this.pools = pools;
    }

    String of(String member, JsonNode declared) {
        JsonNode schema = api.resolved(declared);
        if (schema.has("enum")) {
            return dice.of(schema.path("enum").valueStream().toList()).toString();
        }
        return switch (type(schema)) {
            case "integer" -> number(member, schema);
            case "boolean" -> String.valueOf(dice.oneIn(2));
            case "array" -> "[" + of(member, schema.path("items")) + "]";
            default -> new ObjectMapper().valueToTree(text(member, schema)).toString();
        };
    }

    /** A member that may be null has two types. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    private String number(String member, JsonNode schema) {
        if (pools.kindOf(member).isPresent()) {
            return pools.any(pools.kindOf(member).orElseThrow())
                    .filter(id -> id.matches("[0-9]+"))
                    .orElse("1");
        }
        long least = schema.path("minimum").asLong(0);
        return switch (dice.below(6)) {
            case 0 -> String.valueOf(least);
            case 1 -> String.valueOf(schema.path("maximum").asLong(least + 1));
            case 2 -> String.valueOf(least + dice.below(2000));
            default -> schema.path("examples").path(0).asText(String.valueOf(least + 1));
        };
    }

    private String text(String member, JsonNode schema) {
        if (member.contains("password")) {
            return dice.of(PASSWORDS);
        }
        return switch (member) {
            case "username" -> dice.oneIn(2) ? known(member) : "Fuzz-" + ++made;
            case "name" -> dice.oneIn(6) ? known(member) : dice.of(SCRIPTS) + " " + ++made;
            case "refresh_token" -> known(member);
            case "public_key" -> SshKeySamples.line(++made);
            default ->
                schema.path("examples").path(0).asText(schema.path("default").asText("word"));
        };
    }

    private String known(String member) {
        return pools.any(member).orElse(member);
    }
}

package dev.limen.bootstrap.access;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The status that each kind of caller gets. */
record Expected(Map<Caller, Integer> statuses) {

    static Expected of(int status) {
        return new Expected(
                Arrays.stream(Caller.values()).collect(Collectors.toMap(Function.identity(), caller -> status)));
    }

    Expected but(int status, Caller... callers) {
        Map<Caller, Integer> others = new EnumMap<>(statuses);
        List.of(callers).forEach(caller -> others.put(caller, status));
        return new Expected(others);
    }

    int of(Caller caller) {
        return Objects.requireNonNull(statuses.get(caller));
    }
}

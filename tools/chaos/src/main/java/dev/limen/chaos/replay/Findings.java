package dev.limen.chaos.replay;

import dev.limen.chaos.replay.ReceivedFrame.ShownVm;
import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Verdicts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What came of all clients, by the way in which they got the stream. */
final class Findings {

    private final Map<Transport, Tally> tallies = new EnumMap<>(Transport.class);

    /**
     * Compares what a client was told with the log and with what the API says now.
     *
     * @param end up to where the client must have been told
     */
    void check(StreamClient client, List<LogEntry> log, long end) {
        StreamCheck check = new StreamCheck(client.transport() + " of " + client.viewer(), client.viewer(), log);
        check.check(client.connections(), end);
        Tally tally = tallies.computeIfAbsent(client.transport(), any -> new Tally());
        tally.add(client.tally());
        tally.add(check.compare(client.connections(), vms(client)));
    }

    private static Map<Long, ShownVm> vms(StreamClient client) {
        Map<Long, ShownVm> vms = new HashMap<>();
        client.client()
                .get("/api/vms")
                .orThrow()
                .body()
                .forEach(vm -> vms.put(vm.path("id").asLong(), ShownVm.of(vm)));
        return vms;
    }

    void report(Consumer<String> lines, Verdicts verdicts) {
        List<Count> counts = List.of(Count.values());
        Table table = new Table(Stream.concat(Stream.of("by"), counts.stream().map(Findings::word))
                .toArray(String[]::new));
        tallies.forEach((transport, tally) -> {
            List<Object> cells = new ArrayList<>(List.of(transport));
            counts.forEach(count -> cells.add(tally.of(count)));
            table.row(cells.toArray());
        });
        lines.accept("\n" + table);
        tallies.forEach((transport, tally) -> {
            Arrays.stream(Count.values())
                    .filter(Count::isFault)
                    .forEach(fault -> verdicts.check(
                            tally.of(fault) == 0, transport + ": " + word(fault) + ": " + tally.of(fault)));
            tally.examples().forEach(example -> lines.accept("  - " + example));
        });
    }

    private static String word(Count count) {
        return count.name().toLowerCase(Locale.ROOT);
    }
}

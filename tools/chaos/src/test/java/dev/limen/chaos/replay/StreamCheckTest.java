package dev.limen.chaos.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.chaos.replay.ReceivedFrame.ShownVm;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the trial takes for a fault, and what it does not. Entry and frame of a position are one second apart. */
class StreamCheckTest {

    private static final long OWNER = 1;
    private static final long SOMEBODY_ELSE = 2;
    private static final long VM = 7;
    private static final long OTHER_VM = 8;

    @Test
    void whatComesInOrderOverSeveralConnectionsHasNoFault() {
        check(
                Map.of(),
                List.of(changed(1, VM), changed(2, VM), changed(3, VM), changed(4, VM)),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), update(2, VM)),
                connection(2, update(3, VM), update(4, VM)));
    }

    @Test
    void whatIsNotToldIsAGap() {
        check(
                Map.of(Count.GAPS, 1L),
                List.of(changed(1, VM), changed(2, VM), changed(3, VM)),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), update(3, VM)));
    }

    @Test
    void whatIsMissingAtTheEndIsAGap() {
        check(
                Map.of(Count.GAPS, 1L),
                List.of(changed(1, VM), changed(2, VM)),
                connection(ConnectionLog.NOTHING, list(1, 1, VM)));
    }

    @Test
    void whatComesAgainIsADuplicate() {
        check(
                Map.of(Count.DUPLICATES, 1L),
                List.of(changed(1, VM), changed(2, VM), changed(3, VM)),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), update(2, VM)),
                connection(2, update(2, VM), update(3, VM)));
    }

    @Test
    void whatComesLateIsDisorder() {
        check(
                Map.of(Count.DISORDER, 1L),
                List.of(changed(1, VM), changed(2, VM), changed(3, VM)),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), update(3, VM), update(2, VM)));
    }

    @Test
    void whatIsSomebodyElsesIsForeign() {
        check(
                Map.of(Count.FOREIGN, 1L),
                List.of(changed(1, VM), entry(2, OTHER_VM, SOMEBODY_ELSE, false)),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), update(2, OTHER_VM)));
    }

    @Test
    void anUpdateThatAListHasAlreadyMayBeLeftOut() {
        check(
                Map.of(),
                List.of(changed(1, VM), changed(2, VM), changed(3, VM)),
                connection(ConnectionLog.NOTHING, list(1, 3, VM), update(3, VM)));
    }

    @Test
    void anUpdateMayBeLeftOutForAListInItsPlace() {
        check(
                Map.of(),
                List.of(changed(1, VM), changed(2, VM), removed(3, OTHER_VM), changed(4, VM)),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), list(3, 4, VM), update(4, VM)));
    }

    @Test
    void aListAfterALaterUpdateExcusesNothing() {
        check(
                Map.of(Count.GAPS, 1L),
                List.of(changed(1, VM), changed(2, VM), changed(3, OTHER_VM), removed(4, 9), changed(5, VM)),
                connection(
                        ConnectionLog.NOTHING,
                        list(1, 1, VM),
                        update(3, OTHER_VM),
                        list(4, 5, VM, OTHER_VM),
                        update(5, VM)));
    }

    @Test
    void theStateThatAListShowsIsStillToBeTold() {
        check(
                Map.of(Count.GAPS, 1L),
                List.of(changed(1, VM), changed(2, VM), changed(3, OTHER_VM)),
                connection(ConnectionLog.NOTHING, list(1, 2, VM), update(3, OTHER_VM)));
    }

    @Test
    void aListExcusesNothingOnTheNextConnection() {
        check(
                Map.of(Count.GAPS, 1L),
                List.of(changed(1, VM), changed(2, VM), changed(3, VM)),
                connection(ConnectionLog.NOTHING, list(1, 3, VM)),
                connection(1, update(3, VM)));
    }

    @Test
    void aRemovalIsToldByAListWithoutTheVm() {
        check(
                Map.of(),
                List.of(changed(1, VM), removed(2, VM)),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), list(2, 2)));
    }

    @Test
    void aRemovalThatTheConnectionPassedWithoutAListIsAGap() {
        check(
                Map.of(Count.GAPS, 1L),
                List.of(changed(1, VM), removed(2, VM), changed(3, OTHER_VM), changed(4, OTHER_VM)),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), update(3, OTHER_VM)),
                connection(3, update(4, OTHER_VM)));
    }

    @Test
    void aRemovalThatIsToldAfterALaterUpdateIsAGap() {
        check(
                Map.of(Count.GAPS, 1L),
                List.of(changed(1, VM), removed(2, VM), changed(3, OTHER_VM)),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), update(3, OTHER_VM), list(4, 4, OTHER_VM)));
    }

    @Test
    void anUpdateOfAVmThatWasGoneBeforeItWasSentMayBeLeftOut() {
        check(
                Map.of(),
                List.of(changed(1, VM), changed(2, VM), removed(3, VM)),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), list(3, 3)));
    }

    @Test
    void anUpdateIsNotExcusedByAMuchLaterRemoval() {
        check(
                Map.of(Count.GAPS, 1L),
                List.of(changed(1, VM), changed(2, VM), changed(3, OTHER_VM), removed(5, VM)),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), update(3, OTHER_VM), list(5, 5)));
    }

    @Test
    void updatesBeforeALaterOneMayBeLeftOutForAClientThatIsFarBehind() {
        check(Map.of(), changes(1_002, VM), connection(ConnectionLog.NOTHING, list(1, 1, VM), update(1_002, VM)));
    }

    @Test
    void noUpdateMayBeLeftOutForAClientThatIsNotFarBehind() {
        check(
                Map.of(Count.GAPS, 999L),
                changes(1_001, VM),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), update(1_001, VM)));
    }

    @Test
    void theLatestUpdateIsToldToAClientThatIsFarBehind() {
        check(
                Map.of(Count.GAPS, 1L),
                Stream.concat(changes(1_002, VM).stream(), Stream.of(changed(1_003, OTHER_VM)))
                        .toList(),
                connection(ConnectionLog.NOTHING, list(1, 1, VM), update(1_003, OTHER_VM)));
    }

    private static List<LogEntry> changes(int count, long vm) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(position -> changed(position, vm))
                .toList();
    }

    private static void check(Map<Count, Long> expected, List<LogEntry> log, Connection... connections) {
        List<ConnectionLog> logs =
                Arrays.stream(connections).map(Connection::log).toList();
        Tally tally =
                new StreamCheck("client", OWNER, log).check(logs, log.getLast().position());
        Map<Count, Long> faults = Arrays.stream(Count.values())
                .filter(count -> count.isFault() && tally.of(count) > 0)
                .collect(Collectors.toMap(Function.identity(), tally::of));
        assertEquals(expected, faults, () -> tally.examples().toString());
    }

    private record Connection(long from, List<ReceivedFrame> frames) {
        private ConnectionLog log() {
            ConnectionLog log = new ConnectionLog(from);
            frames.forEach(log::add);
            return log;
        }
    }

    private static Connection connection(long since, ReceivedFrame... frames) {
        return new Connection(since, List.of(frames));
    }

    private static LogEntry changed(long position, long vm) {
        return entry(position, vm, OWNER, false);
    }

    private static LogEntry removed(long position, long vm) {
        return entry(position, vm, OWNER, true);
    }

    private static LogEntry entry(long position, long vm, long owner, boolean isRemoval) {
        return new LogEntry(position, at(position), isRemoval, vm, owner, 0, "RUNNING", at(position));
    }

    private static ReceivedFrame update(long seq, long vm) {
        return new ReceivedFrame(seq, false, Map.of(vm, new ShownVm(vm, OWNER, "Running", at(seq))), at(seq + 1));
    }

    /** A list that shows VMs as they were at a position. */
    private static ReceivedFrame list(long seq, long asOf, Long... vms) {
        Map<Long, ShownVm> shown = Arrays.stream(vms)
                .collect(Collectors.toMap(Function.identity(), vm -> new ShownVm(vm, OWNER, "Running", at(asOf))));
        return new ReceivedFrame(seq, true, shown, at(asOf + 1));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}

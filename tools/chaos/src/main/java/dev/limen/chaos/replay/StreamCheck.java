package dev.limen.chaos.replay;

import dev.limen.chaos.replay.ReceivedFrame.ShownVm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares what one client was told, over all its connections, with the change log. */
final class StreamCheck {

    /** How many updates LIMEN lets wait for one client before it merges those of the same VM. */
    private static final int MAX_UNMERGED = 1_000;

    private record Backlog(long after, Instant until) {

        boolean holds(LogEntry entry) {
            return entry.position() > after && !entry.at().isAfter(until);
        }
    }

    private final String name;
    private final long viewer;
    private final NavigableMap<Long, LogEntry> log = new TreeMap<>();
    private final Map<Long, List<LogEntry>> logOfVm = new HashMap<>();
    private final Tally tally = new Tally();

    /** @param log all entries about VMs */
    StreamCheck(String name, long viewer, List<LogEntry> log) {
        this.name = name;
        this.viewer = viewer;
        log.stream()
                .filter(entry -> entry.updates(viewer) || entry.removes(viewer))
                .forEach(entry -> {
                    this.log.put(entry.position(), entry);
                    logOfVm.computeIfAbsent(entry.vm(), any -> new ArrayList<>())
                            .add(entry);
                });
    }

    /**
     * Looks at everything that the client was told.
     *
     * @param connections in their order
     * @param end up to where the client must have been told everything when the last connection ended
     */
    Tally check(List<ConnectionLog> connections, long end) {
        checkOrder(connections);
        for (ConnectionLog connection : connections) {
            boolean last = connection == connections.getLast();
            if (connection.from() != ConnectionLog.NOTHING) {
                checkComplete(connection, last ? Math.max(end, connection.seen()) : connection.seen());
            } else if (last) {
                tally.fault(Count.GAPS, name + " was told nothing at all");
            }
        }
        return tally;
    }

    private void checkOrder(List<ConnectionLog> connections) {
        Set<Long> seen = new HashSet<>();
        long last = ConnectionLog.NOTHING;
        for (ConnectionLog connection : connections) {
            for (ReceivedFrame frame : connection.frames()) {
                if (!seen.add(frame.seq())) {
                    tally.fault(Count.DUPLICATES, name + " got " + frame.seq() + " again");
                } else if (frame.seq() < last) {
                    tally.fault(Count.DISORDER, name + " got " + frame.seq() + " after " + last);
                }
                last = Math.max(last, frame.seq());
                checkOwn(frame);
                tally.add(Count.FRAMES, 1);
                tally.add(Count.LISTS, frame.isList() ? 1 : 0);
            }
        }
    }

    private void checkOwn(ReceivedFrame frame) {
        for (ShownVm vm : frame.vms().values()) {
            LogEntry entry = log.get(frame.seq());
            boolean logged = frame.isList() || (entry != null && entry.updates(viewer) && entry.vm() == vm.id());
            if (!logged || !isOwn(vm)) {
                tally.fault(Count.FOREIGN, name + " got " + frame.seq() + " with " + vm + ", logged is " + entry);
            }
        }
    }

    private boolean isOwn(ShownVm vm) {
        return viewer == LogEntry.EVERYTHING || vm.owner() == viewer;
    }

    private void checkComplete(ConnectionLog connection, long upTo) {
        List<ReceivedFrame> frames = connection.frames();
        List<Backlog> backlogs = backlogs(connection);
        Set<Long> updates = new HashSet<>();
        frames.stream().filter(frame -> !frame.isList()).forEach(frame -> updates.add(frame.seq()));
        log.subMap(connection.from(), false, upTo, true).values().forEach(entry -> {
            if (updates.contains(entry.position()) || (entry.removes(viewer) && isListedAway(entry, frames))) {
                return;
            }
            if (entry.updates(viewer) && isSuperseded(entry, frames)) {
                tally.add(Count.SUPERSEDED, 1);
            } else if (entry.updates(viewer) && isMerged(entry, backlogs)) {
                tally.add(Count.MERGED, 1);
            } else {
                tally.fault(
                        Count.GAPS,
                        name + " was not told " + entry + " on the connection from " + connection.from() + " to "
                                + connection.seen() + " with " + frames.size() + " frames");
            }
        });
    }

    /** A VM is gone when a list that was read since does not show it. */
    private static boolean isListedAway(LogEntry removal, List<ReceivedFrame> frames) {
        return listsFor(removal, frames).anyMatch(list -> lacks(list, removal));
    }

    /**
     * The lists that may tell of an entry: those before it, and one that comes in its place. One that comes after a later
     * frame is too late, for the client may come back from that frame.
     */
    private static Stream<ReceivedFrame> listsFor(LogEntry entry, List<ReceivedFrame> frames) {
        long next = frames.stream()
                .mapToLong(ReceivedFrame::seq)
                .filter(seq -> seq >= entry.position())
                .findFirst()
                .orElse(entry.position());
        return frames.stream().filter(frame -> frame.isList() && frame.seq() <= next);
    }

    private static boolean lacks(ReceivedFrame list, LogEntry removal) {
        return !list.shows(removal.vm()) && !list.receivedAt().isBefore(removal.at());
    }

    /**
     * An update may be left out when a list has a later state of its VM; and when its VM was gone before anything after
     * it was sent.
     */
    private boolean isSuperseded(LogEntry update, List<ReceivedFrame> frames) {
        List<LogEntry> removals = Objects.requireNonNull(logOfVm.get(update.vm())).stream()
                .filter(entry -> entry.removes(viewer) && entry.position() > update.position())
                .limit(1)
                .toList();
        return listsFor(update, frames)
                        .anyMatch(list -> list.shows(update.vm())
                                ? listedPosition(Objects.requireNonNull(
                                                list.vms().get(update.vm())))
                                        > update.position()
                                : removals.stream().anyMatch(removal -> lacks(list, removal)))
                || removals.stream().anyMatch(removal -> frames.stream()
                        .noneMatch(frame -> frame.seq() > update.position()
                                && frame.receivedAt().isBefore(removal.at())));
    }

    /** When the client was so far behind: after which position, and until when. */
    private List<Backlog> backlogs(ConnectionLog connection) {
        List<Backlog> found = new ArrayList<>();
        long seen = connection.from();
        for (ReceivedFrame frame : connection.frames()) {
            Backlog waiting = new Backlog(seen, frame.receivedAt());
            log.tailMap(seen, false).values().stream()
                    .skip(MAX_UNMERGED)
                    .findFirst()
                    .filter(waiting::holds)
                    .ifPresent(beyond -> found.add(waiting));
            seen = frame.seq();
        }
        return found;
    }

    /** Whether a later update of the VM waited with it; that one has to be told. */
    private boolean isMerged(LogEntry update, List<Backlog> backlogs) {
        return backlogs.stream()
                .anyMatch(backlog -> backlog.holds(update)
                        && Objects.requireNonNull(logOfVm.get(update.vm())).stream()
                                .anyMatch(later -> later.position() > update.position()
                                        && later.updates(viewer)
                                        && backlog.holds(later)));
    }

    /** Which entry it was that a list shows: the states of a VM follow each other in time. */
    private long listedPosition(ShownVm listed) {
        return logOfVm.getOrDefault(listed.id(), List.of()).stream()
                .filter(entry -> !entry.isRemoval() && !entry.updatedAt().isAfter(listed.updatedAt()))
                .mapToLong(LogEntry::position)
                .max()
                .orElse(0);
    }

    /** Compares the VMs as the client has them in the end with what the API says. */
    Tally compare(List<ConnectionLog> connections, Map<Long, ShownVm> now) {
        Map<Long, ShownVm> told = new HashMap<>();
        connections.forEach(connection -> connection.frames().forEach(frame -> {
            if (frame.isList()) {
                told.clear();
            }
            told.putAll(frame.vms());
        }));
        if (!told.equals(now)) {
            tally.fault(Count.DIFFERENT, name + " has " + told + " where the API has " + now);
        }
        return tally;
    }
}

package dev.limen.chaos.outage;

import dev.limen.chaos.report.Samples;
import dev.limen.chaos.report.Samples.Sample;
import dev.limen.chaos.report.Verdicts;
import dev.limen.client.LimenClient;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All VMs that were asked for in a trial, and how that was answered; moments are those of {@link System#nanoTime}. */
final class Creations {

    private final LimenClient user;
    private final Queue<Creation> all = new ConcurrentLinkedQueue<>();
    final Samples samples = new Samples();

    Creations(LimenClient user) {
        this.user = user;
    }

    Creation add(String name) {
        Creation creation = new Creation(user, name, samples);
        all.add(creation);
        return creation;
    }

    Stream<Creation> stream() {
        return all.stream();
    }

    Set<String> names(Predicate<Creation> condition) {
        return all.stream().filter(condition).map(Creation::name).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean anySince(long moment) {
        return firstSince(moment) < Long.MAX_VALUE;
    }

    /** When the first that was asked for after the moment was there; {@link Long#MAX_VALUE} when none was. */
    long firstSince(long moment) {
        return samples.that(it -> it.begun() > moment && it.status() == 201).stream()
                .mapToLong(Sample::ended)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** While the database is away, requests are refused as such; no other fault is allowed for. */
    void check(Verdicts verdicts) {
        List<Sample> faults = samples.that(
                it -> it.status() == 0 || (it.status() >= 500 && !it.answer().equals("503 STORAGE_UNAVAILABLE")));
        verdicts.check(faults.isEmpty(), "nothing else goes wrong: " + Samples.answers(faults));
    }
}

package dev.limen.chaos.matrix;

import dev.limen.chaos.testbed.KillTarget;
import dev.limen.chaos.testbed.Testbed.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every operation is halted before and after each call that it makes on a port, something is killed, and then everything
 * must tell one story again within half a minute, and a client that repeats its request must get what it asked for once.
 */
public final class CrashMatrix {

    /** One halt, at the call of this number, and one kill. */
    public record Cell(Operation operation, int number, String point, KillTarget target) {

        /** Whether it belongs to a part of about one in so many cells, which is always the same part. */
        public boolean isInSample(int oneIn) {
            return Math.floorMod((operation.name() + number + target).hashCode(), oneIn) == 0;
        }
    }

    /**
     * What came of it.
     *
     * @param struck whether there was something to kill
     * @param time until everything agreed, from the moment in which what was killed was back
     */
    public record Outcome(Cell cell, boolean struck, Duration time, List<String> contradictions) {

        public boolean passed() {
            return contradictions.isEmpty();
        }

        Outcome with(List<String> warnings) {
            List<String> all =
                    Stream.concat(contradictions.stream(), warnings.stream()).toList();
            return new Outcome(cell, struck, time, all);
        }
    }

    private final Kind kind;
    private final Path application;
    private final Predicate<Cell> chosen;
    private final Consumer<Outcome> told;

    /**
     * A matrix to be run.
     *
     * @param chosen which cells to run
     * @param told hears of each cell, on several threads
     */
    public CrashMatrix(Kind kind, Path application, Predicate<Cell> chosen, Consumer<Outcome> told) {
        this.kind = kind;
        this.application = application;
        this.chosen = chosen;
        this.told = told;
    }

    /** Runs all cells, in so many testbeds at once; testbeds that share a hypervisor do not kill it under each other. */
    public List<Outcome> run(int workers) {
        List<Cell> cells = cells();
        Predicate<Cell> alone = cell -> kind == Kind.LIBVIRT && cell.target == KillTarget.HYPERVISOR;
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.addAll(run(cells.stream().filter(alone.negate()).toList(), workers));
        outcomes.addAll(run(cells.stream().filter(alone).toList(), 1));
        return outcomes;
    }

    /** All cells, found out by letting each operation pass once. */
    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        try (MatrixWorker worker = new MatrixWorker(kind, application)) {
            for (Operation operation : Operation.all()) {
                List<String> points = worker.points(operation);
                for (int i = 0; i < points.size(); i++) {
                    for (KillTarget target : operation.targets()) {
                        cells.add(new Cell(operation, i, points.get(i), target));
                    }
                }
            }
        }
        return cells.stream().filter(chosen).toList();
    }

    private List<Outcome> run(List<Cell> cells, int workers) {
        Queue<Cell> waiting = new ConcurrentLinkedQueue<>(cells);
        Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Math.min(workers, cells.size()); i++) {
                threads.execute(() -> runWorker(waiting, outcomes));
            }
        }
        return List.copyOf(outcomes);
    }

    /** A cell that cannot be run to its end has failed, and the next one gets a new testbed. */
    private void runWorker(Queue<Cell> waiting, Queue<Outcome> outcomes) {
        while (!waiting.isEmpty()) {
            try (MatrixWorker worker = new MatrixWorker(kind, application)) {
                boolean usable = true;
                for (Cell cell = waiting.poll(); cell != null && usable; cell = usable ? waiting.poll() : cell) {
                    Outcome outcome = run(worker, cell);
                    usable = outcome.passed();
                    outcomes.add(outcome);
                    told.accept(outcome);
                }
            }
        }
    }

    /** What failed is told with what LIMEN warned of last. */
    private static Outcome run(MatrixWorker worker, Cell cell) {
        Outcome outcome = attempt(worker, cell);
        return outcome.passed() ? outcome : outcome.with(worker.lastWarnings());
    }

    private static Outcome attempt(MatrixWorker worker, Cell cell) {
        try {
            return worker.run(cell);
        } catch (RuntimeException e) {
            return new Outcome(cell, true, Duration.ZERO, List.of("could not be run to its end: " + e));
        }
    }
}

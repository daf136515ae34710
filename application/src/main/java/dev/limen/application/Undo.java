package dev.limen.application;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How to undo the steps of some work so far. When the work fails, its steps are undone, the last first. An undo that
 * fails ends the undoing, because what was done before is needed to try again; its failure goes with the one of the work.
 */
public final class Undo {

    /** Work of several steps; each says how it is undone, before it is done if it may be left half-done. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run(Undo undo) throws E;
    }

    /** Undoes one step of work that failed. */
    @FunctionalInterface
    public interface Step {
        void undo(Exception failure) throws Exception;
    }

    private final Deque<Step> steps = new ArrayDeque<>();

    private Undo() {}

    /** Does the work; when it fails, all that it did is undone before the failure is thrown. */
    public static <T, E extends Exception> T onFailure(Work<T, E> work) throws E {
        Undo undo = new Undo();
        try {
            return work.run(undo);
        } catch (Exception failure) {
            undo.all(failure);
            throw failure;
        }
    }

    /** Adds how to undo the latest step. */
    public void with(Step step) {
        steps.push(step);
    }

    private void all(Exception failure) {
        try {
            for (Step step : steps) {
                step.undo(failure);
            }
        } catch (Exception second) {
            failure.addSuppressed(second);
        }
    }
}

package dev.limen.contract.process;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.process.ProcessId;
import dev.limen.domain.process.Processes;
import org.junit.jupiter.api.Test;

/** What every {@link Processes} does. */
public interface ProcessesContract {

    /** This process; the same one during one test. */
    Processes processes();

    /** Another process on the same storage. */
    OtherProcess anotherProcess();

    /** A process that can end. */
    interface OtherProcess {
        Processes processes();

        /** It ends without a word, as one that is killed. */
        void end();
    }

    @Test
    default void aProcessHasOneNumberAllItsLife() {
        ProcessId self = processes().self();

        assertTrue(self.value() >= 1);
        assertEquals(self, processes().self());
    }

    @Test
    default void aProcessIsPresent() {
        eventually("it is seen", () -> processes().isSeen());
        assertTrue(processes().present().contains(processes().self()));
    }

    @Test
    default void twoProcessesHaveDifferentNumbersAndSeeEachOther() {
        OtherProcess other = anotherProcess();
        try {
            assertNotEquals(processes().self(), other.processes().self());
            eventually(
                    "they see each other",
                    () -> processes().present().contains(other.processes().self())
                            && other.processes().present().contains(processes().self()));
        } finally {
            other.end();
        }
    }

    @Test
    default void aProcessThatHasEndedIsMissingAndItsNumberIsNotGivenAgain() {
        OtherProcess first = anotherProcess();
        ProcessId ended = first.processes().self();
        eventually("it is there", () -> processes().present().contains(ended));

        first.end();

        eventually("it is missing", () -> !processes().present().contains(ended));
        eventually("it knows", () -> !first.processes().isSeen());
        OtherProcess second = anotherProcess();
        try {
            assertNotEquals(ended, second.processes().self());
        } finally {
            second.end();
        }
    }
}

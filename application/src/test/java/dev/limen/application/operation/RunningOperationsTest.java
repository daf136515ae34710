package dev.limen.application.operation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.vm.VmId;
import org.junit.jupiter.api.Test;

class RunningOperationsTest {

    private final RunningOperations inProgress = new RunningOperations();
    private final VmId id = new VmId(1);

    @Test
    void whatHasBegunIsInProgressUntilItHasEnded() {
        inProgress.begin(id);
        assertTrue(inProgress.contains(id));
        assertFalse(inProgress.contains(new VmId(2)));

        inProgress.end(id);

        assertFalse(inProgress.contains(id));
    }

    @Test
    void theEndOfOneOperationIsNotTheEndOfTheNext() {
        inProgress.begin(id);
        inProgress.begin(id);

        inProgress.end(id);

        assertTrue(inProgress.contains(id));
        inProgress.end(id);
        assertFalse(inProgress.contains(id));
    }

    @Test
    void whatNeverBeganMayEnd() {
        inProgress.end(id);

        assertFalse(inProgress.contains(id));
    }
}

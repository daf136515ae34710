package dev.limen.application.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.change.Change;
import dev.limen.domain.session.SessionChange;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForgetChangesTest {

    private final Installation limen = new Installation();

    ForgetChangesTest() {
        limen.store.clock = limen.clock;
    }

    private boolean forget(Duration retention, int maxEntries) {
        return new ForgetChanges(
                        limen.storage.unitOfWork(), limen.storage.changeLog(), retention, maxEntries, limen.clock)
                .handle();
    }

    private void change(int times) {
        for (int i = 0; i < times; i++) {
            VmBuilder.vmOf(limen.user.id()).addTo(limen.storage);
        }
    }

    private int kept() {
        return limen.store.committedChanges().size();
    }

    @Test
    void whatIsOlderThanTheRetentionIsForgotten() {
        change(3);
        limen.now = limen.now.plus(Duration.ofHours(1)).plusMillis(1);
        change(2);

        assertFalse(forget(Duration.ofHours(1), 1000));

        assertEquals(2, kept());
    }

    @Test
    void whatIsTooManyIsForgotten() {
        change(5);

        assertFalse(forget(Duration.ofHours(1), 3));

        assertEquals(3, kept());
    }

    @Test
    void aFewAreForgottenAtATimeUntilThereIsNothingLeftToForget() {
        Change change = new Change.SessionChanged(new SessionChange.OfUser(limen.user.id()));
        limen.storage.unitOfWork().execute(() -> {
            for (int i = 0; i <= ForgetChanges.MAX_BATCH_SIZE; i++) {
                limen.store.append(change);
            }
        });

        assertTrue(forget(Duration.ZERO, 1));
        assertFalse(forget(Duration.ZERO, 1));

        assertEquals(1, kept());
    }
}

package dev.limen.adapters.websocket.vm;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.vm.VmId;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final Ledger ledger = new Ledger(2);

    private void delete(long id) {
        ledger.bury(new VmId(id));
    }

    private boolean isNews(long id) {
        return ledger.isNews(Scene.vm(id, Scene.ANN, 1));
    }

    @Test
    void ofDeletedVmsTheLatestAreRemembered() {
        delete(1);
        delete(2);
        delete(3);
        assertTrue(isNews(1));
        assertFalse(isNews(2));
        assertFalse(isNews(3));
    }
}

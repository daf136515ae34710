package dev.limen.adapters.persistence.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InvalidatingCacheTest {

    private final AtomicReference<Optional<String>> stored = new AtomicReference<>(Optional.of("old"));
    private Runnable whileReading = () -> {};
    private final InvalidatingCache<Integer, String> remembered = new InvalidatingCache<>(100, key -> {
        Optional<String> read = stored.get();
        whileReading.run();
        return read;
    });

    @Test
    void whatWasReadIsRememberedUntilItIsForgotten() {
        assertEquals(Optional.of("old"), remembered.get(1));
        stored.set(Optional.of("new"));
        assertEquals(Optional.of("old"), remembered.get(1));

        remembered.forget(1);

        assertEquals(Optional.of("new"), remembered.get(1));
    }

    @Test
    void whatChangesWhileItIsReadIsNotRememberedAsItWas() {
        whileReading = () -> {
            whileReading = () -> {};
            stored.set(Optional.of("new"));
            remembered.forget(1);
        };

        assertEquals(Optional.of("old"), remembered.get(1));
        assertEquals(Optional.of("new"), remembered.get(1));
    }

    @Test
    void whateverMayHaveChangedWhileItIsReadIsNotRememberedAsItWas() {
        whileReading = () -> {
            whileReading = () -> {};
            stored.set(Optional.of("new"));
            remembered.forgetAll();
        };

        assertEquals(Optional.of("old"), remembered.get(1));
        assertEquals(Optional.of("new"), remembered.get(1));
    }

    @Test
    void thatThereIsNothingIsNotRemembered() {
        stored.set(Optional.empty());
        assertEquals(Optional.empty(), remembered.get(1));
        stored.set(Optional.of("new"));

        assertEquals(Optional.of("new"), remembered.get(1));
    }
}

package dev.limen.domain.host;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class OvercommitTest {

    private static final Hosts ONE = Hosts.of(new Host("one", "Test", 4, 8192, 4));

    @Test
    void withoutOvercommitTheHostIsGivenAwayOnce() {
        Overcommit none = new Overcommit(1, 1);

        assertDoesNotThrow(() -> none.check(ONE, new HostLoad(3, 8000), new HostLoad(1, 192)));
        assertThrows(HostError.CapacityExceeded.class, () -> none.check(ONE, new HostLoad(4, 0), new HostLoad(1, 256)));
        assertThrows(
                HostError.CapacityExceeded.class, () -> none.check(ONE, new HostLoad(0, 8000), new HostLoad(1, 193)));
    }

    @Test
    void coresAndMemoryHaveFactorsOfTheirOwn() {
        Overcommit overcommit = new Overcommit(2.5, 0.5);

        assertDoesNotThrow(() -> overcommit.check(ONE, new HostLoad(9, 0), new HostLoad(1, 4096)));
        assertThrows(
                HostError.CapacityExceeded.class,
                () -> overcommit.check(ONE, new HostLoad(10, 0), new HostLoad(1, 256)));
        assertThrows(
                HostError.CapacityExceeded.class,
                () -> overcommit.check(ONE, new HostLoad(0, 0), new HostLoad(1, 4097)));
    }

    @Test
    void severalHostsAreGivenAwayTogether() {
        Overcommit none = new Overcommit(1, 1);
        Hosts two = Hosts.of(new Host("one", "Test", 4, 8192, 4), new Host("other", "Test", 2, 1024, 2));

        assertDoesNotThrow(() -> none.check(two, new HostLoad(5, 9000), new HostLoad(1, 216)));
        assertThrows(HostError.CapacityExceeded.class, () -> none.check(two, new HostLoad(6, 0), new HostLoad(1, 256)));
        assertThrows(
                HostError.CapacityExceeded.class, () -> none.check(two, new HostLoad(0, 9000), new HostLoad(1, 217)));
    }

    @Test
    void aHostThatIsTooFullStillAllowsWhatTakesNothingMore() {
        Overcommit none = new Overcommit(1, 1);

        assertDoesNotThrow(() -> none.check(ONE, new HostLoad(99, 99_999), new HostLoad(0, 0)));
    }

    @Test
    void theRefusalTellsTheFigures() {
        HostError refused = assertThrows(HostError.CapacityExceeded.class, () -> new Overcommit(1, 1)
                .check(ONE, new HostLoad(3, 0), new HostLoad(2, 256)));

        assertEquals(
                "The host has no room: 3 + 2 cores are more than its 4. Stop another virtual machine first.",
                refused.getMessage());
    }
}

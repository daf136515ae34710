package dev.limen.adapters.libvirt.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.domain.hypervisor.GuestState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibvirtStateTest {

    @ParameterizedTest(name = "{0}: state {1}, reason {2} is {3}")
    @CsvSource({
        "running,               1,  1, RUNNING",
        "blocked,               2,  0, RUNNING",
        "paused by a fault,     3,  0, CRASHED",
        "paused by a user,      3,  1, PAUSED",
        "paused while saved,    3,  3, PAUSED",
        "disk failed,           3,  5, CRASHED",
        "watchdog,              3,  6, CRASHED",
        "restored as paused,    3,  7, PAUSED",
        "about to be off,       3,  8, RUNNING",
        "guest crashed,         3, 10, CRASHED",
        "about to run,          3, 11, RUNNING",
        "shutting down,         4,  1, RUNNING",
        "never started,         5,  0, OFF",
        "powered off,           5,  1, OFF",
        "destroyed,             5,  2, OFF",
        "emulator died,         5,  3, CRASHED",
        "could not be started,  5,  6, OFF",
        "kept after a crash,    6,  1, CRASHED",
        "asleep,                7,  0, PAUSED"
    })
    void everyStateHasAMeaning(String what, int state, int reason, GuestState meaning) {
        assertEquals(meaning, LibvirtState.translate(state, reason));
    }
}

package dev.limen.adapters.libvirt.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.domain.hypervisor.GuestState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibvirtStateTest {

    @ParameterizedTest(name = "{0}: state {1}, reason {2} is {3}")
    @CsvSource({
        "no state,                        0,  0, RUNNING",
        "running,                         1,  0, RUNNING",
        "booted,                          1,  1, RUNNING",
        "migrated here,                   1,  2, RUNNING",
        "restored,                        1,  3, RUNNING",
        "reverted to a snapshot,          1,  4, RUNNING",
        "resumed,                         1,  5, RUNNING",
        "migration given up,              1,  6, RUNNING",
        "save given up,                   1,  7, RUNNING",
        "woken,                           1,  8, RUNNING",
        "resumed after a panic,           1,  9, RUNNING",
        "finishing a migration,           1, 10, RUNNING",
        "migration failed while running,  1, 11, RUNNING",
        "blocked,                         2,  0, RUNNING",
        "paused for no known reason,      3,  0, HALTED",
        "paused by a user,                3,  1, PAUSED",
        "paused while it migrates,        3,  2, PAUSED",
        "paused while it is saved,        3,  3, PAUSED",
        "paused while it is dumped,       3,  4, PAUSED",
        "storage full or failed,          3,  5, HALTED_BY_STORAGE",
        "watchdog,                        3,  6, HALTED_BY_WATCHDOG",
        "restored as paused,              3,  7, PAUSED",
        "about to be off,                 3,  8, RUNNING",
        "paused for a snapshot,           3,  9, PAUSED",
        "guest panicked,                  3, 10, CRASHED",
        "about to run,                    3, 11, RUNNING",
        "memory still moving,             3, 12, PAUSED",
        "memory on two hosts,             3, 13, CRASHED",
        "left paused by a failed call,    3, 14, HALTED",
        "shutting down,                   4,  0, RUNNING",
        "shutting down as asked,          4,  1, RUNNING",
        "never started,                   5,  0, OFF",
        "powered off,                     5,  1, OFF",
        "destroyed,                       5,  2, OFF",
        "emulator died,                   5,  3, CRASHED",
        "migrated away,                   5,  4, OFF",
        "saved,                           5,  5, OFF",
        "could not be started,            5,  6, OFF",
        "reverted to off,                 5,  7, OFF",
        "ended by the daemon,             5,  8, CRASHED",
        "kept after a crash,              6,  0, CRASHED",
        "kept after a panic,              6,  1, CRASHED",
        "asleep,                          7,  0, PAUSED"
    })
    void everyStateAndReasonHasAMeaning(String what, int state, int reason, GuestState meaning) {
        assertEquals(meaning, LibvirtState.translate(state, reason));
    }
}

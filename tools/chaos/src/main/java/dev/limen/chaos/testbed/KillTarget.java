package dev.limen.chaos.testbed;

import java.util.UUID;

/** What is killed. */
public enum KillTarget {
    LIMEN,
    HYPERVISOR,
    GUEST,
    DATABASE;

    /** Kills it; answers whether there was something to kill. */
    public boolean strike(Testbed testbed, String vmName) {
        return switch (this) {
            case LIMEN -> {
                testbed.limens.getFirst().kill();
                yield true;
            }
            case HYPERVISOR -> {
                testbed.hypervisor.killDaemon();
                yield true;
            }
            case GUEST -> killGuest(testbed, vmName);
            case DATABASE -> {
                testbed.database.kill();
                yield true;
            }
        };
    }

    private static boolean killGuest(Testbed testbed, String vmName) {
        return testbed
                .database
                .query("select uuid from vm where name = '" + vmName + "'", row -> (UUID) row.getObject("uuid"))
                .stream()
                .anyMatch(testbed.hypervisor::killGuest);
    }

    /** Starts it again, and waits until it is back. */
    public void restore(Testbed testbed) {
        switch (this) {
            case LIMEN -> {
                testbed.limens.getFirst().start();
                testbed.limens.getFirst().awaitReady();
            }
            case HYPERVISOR -> testbed.hypervisor.startDaemon();
            case GUEST -> {}
            case DATABASE -> testbed.database.awaitBack();
        }
    }
}

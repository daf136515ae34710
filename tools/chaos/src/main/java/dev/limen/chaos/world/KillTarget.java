package dev.limen.chaos.world;

import java.util.UUID;

/** What is killed. */
public enum KillTarget {
    LIMEN,
    HYPERVISOR,
    GUEST,
    DATABASE;

    /** Kills it; answers whether there was something to kill. */
    public boolean strike(World world, String vmName) {
        return switch (this) {
            case LIMEN -> {
                world.limens.getFirst().kill();
                yield true;
            }
            case HYPERVISOR -> {
                world.hypervisor.killDaemon();
                yield true;
            }
            case GUEST -> killGuest(world, vmName);
            case DATABASE -> {
                world.database.kill();
                yield true;
            }
        };
    }

    private static boolean killGuest(World world, String vmName) {
        return world
                .database
                .query("select uuid from vm where name = '" + vmName + "'", row -> (UUID) row.getObject("uuid"))
                .stream()
                .anyMatch(world.hypervisor::killGuest);
    }

    /** Starts it again, and waits until it is back. */
    public void restore(World world) {
        switch (this) {
            case LIMEN -> {
                world.limens.getFirst().start();
                world.limens.getFirst().awaitReady();
            }
            case HYPERVISOR -> world.hypervisor.startDaemon();
            case GUEST -> {}
            case DATABASE -> world.database.awaitBack();
        }
    }
}

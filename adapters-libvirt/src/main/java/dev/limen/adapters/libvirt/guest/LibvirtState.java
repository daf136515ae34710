package dev.limen.adapters.libvirt.guest;

import dev.limen.domain.hypervisor.GuestState;

/** libvirt's numbers for states, and for the reasons of being in one. */
final class LibvirtState {

    private static final int PAUSED = 3;
    private static final int OFF = 5;
    private static final int CRASHED = 6;
    private static final int ASLEEP = 7;

    private static final int OFF_BY_CRASH = 3;
    private static final int OFF_BY_DAEMON = 8;

    private static final int PAUSED_UNKNOWN = 0;
    private static final int PAUSED_IO_ERROR = 5;
    private static final int PAUSED_WATCHDOG = 6;
    private static final int PAUSED_SHUTTING_DOWN = 8;
    private static final int PAUSED_CRASHED = 10;
    private static final int PAUSED_STARTING_UP = 11;
    private static final int PAUSED_POSTCOPY_FAILED = 13;
    private static final int PAUSED_API_ERROR = 14;

    private LibvirtState() {}

    static GuestState translate(int state, int reason) {
        return switch (state) {
            case PAUSED -> paused(reason);
            case OFF -> off(reason);
            case CRASHED -> GuestState.CRASHED;
            case ASLEEP -> GuestState.PAUSED;
            default -> GuestState.RUNNING;
        };
    }

    /** The daemon ends a guest that it cannot get hold of again after it was started anew. */
    private static GuestState off(int reason) {
        return reason == OFF_BY_CRASH || reason == OFF_BY_DAEMON ? GuestState.CRASHED : GuestState.OFF;
    }

    /**
     * Nobody asked for most of these pauses. A guest that has panicked, or whose memory is on two hosts, cannot go on; any
     * other can. Coming and going are part of running.
     */
    private static GuestState paused(int reason) {
        return switch (reason) {
            case PAUSED_IO_ERROR -> GuestState.HALTED_BY_STORAGE;
            case PAUSED_WATCHDOG -> GuestState.HALTED_BY_WATCHDOG;
            case PAUSED_UNKNOWN, PAUSED_API_ERROR -> GuestState.HALTED;
            case PAUSED_CRASHED, PAUSED_POSTCOPY_FAILED -> GuestState.CRASHED;
            case PAUSED_STARTING_UP, PAUSED_SHUTTING_DOWN -> GuestState.RUNNING;
            default -> GuestState.PAUSED;
        };
    }
}

package dev.limen.adapters.simulator;

/** A call to the simulated hypervisor that can be delayed, held up or made to fail. */
public enum SimulatorCall {
    DEFINE,
    START,
    STOP,
    PAUSE,
    RESUME,
    RESIZE,
    UNDEFINE,
    STATE,
    STATES,
    DESCRIBE,
    DISKS,
    REDEFINE,
    SCREEN,
    NEIGHBOURS
}

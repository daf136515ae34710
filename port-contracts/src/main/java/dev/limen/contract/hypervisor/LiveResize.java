package dev.limen.contract.hypervisor;

/** What of its size a running guest can be given anew; what an adapter does not declare must be refused. */
public enum LiveResize {
    /** One core more than it was defined with. */
    CORES,
    /** Twice the memory that it was defined with. */
    MEMORY
}

package dev.limen.domain.vm;

import java.util.List;

/** Takes what happened to VMs to whoever wants to know. */
public interface VmEvents {

    /**
     * Called inside a unit of work. The events are told when the unit has committed, in this order, and never when it
     * has failed. Returns at once; a slow receiver holds nobody up.
     */
    void publish(List<VmEvent> events);
}

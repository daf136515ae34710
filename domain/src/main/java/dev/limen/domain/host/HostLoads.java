package dev.limen.domain.host;

/** Tells how full the host is. */
public interface HostLoads {

    /**
     * What the VMs take together that are running or paused, or being created, started or restarted; an update in
     * progress counts with the larger of both sizes. No other unit takes of the host until this unit ends. Inside a
     * unit of work.
     */
    HostLoad lock();
}

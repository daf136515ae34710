package dev.limen.adapters.simulator;

import dev.limen.domain.host.Host;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A hypervisor that only pretends: nothing runs, and everything behaves as if it did. Running guests can grow, but not
 * shrink, as most real ones.
 */
public final class SimulatedHypervisor implements Hypervisor {

    private final Host host;
    private final boolean guestsObey;
    private final DomainNewsDesk news = new DomainNewsDesk();
    private final SimulatedDomains domains;
    private final SimulatorFaults faults;

    /**
     * A simulator with the domains that its directory keeps.
     *
     * @throws HypervisorError.Failed when the directory cannot be used
     */
    public SimulatedHypervisor(SimulatorSettings settings) {
        Path directory = settings.directory();
        host = settings.host();
        guestsObey = settings.guestsObey();
        domains = new SimulatedDomains(directory == null ? DomainKeeper.NONE : new DomainFiles(directory), news::tell);
        faults = new SimulatorFaults(domains, news, settings.delay());
    }

    /** Where to ask for trouble. */
    public SimulatorFaults faults() {
        return faults;
    }

    SimulatedDomains domains() {
        return domains;
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public boolean answers() {
        return faults.isReachable();
    }

    @Override
    public void define(GuestSpec spec) {
        faults.pass(SimulatorCall.DEFINE);
        domains.add(new SimulatedDomain(spec, GuestState.OFF, guestsObey));
    }

    @Override
    public void start(VmUuid uuid) {
        faults.pass(SimulatorCall.START);
        domains.change(uuid, SimulatedHypervisor::started);
    }

    private static SimulatedDomain started(SimulatedDomain domain) {
        return switch (domain.state()) {
            case RUNNING -> domain;
            case OFF, CRASHED -> domain.in(GuestState.RUNNING);
            case PAUSED -> throw new HypervisorError.WrongState("The virtual machine is Paused: resume it instead.");
        };
    }

    @Override
    public void stop(VmUuid uuid, Duration grace) {
        faults.pass(SimulatorCall.STOP);
        domains.find(uuid);
        awaitPowerOff(uuid, grace);
        domains.change(uuid, domain -> domain.in(GuestState.OFF));
    }

    private void awaitPowerOff(VmUuid uuid, Duration grace) {
        try {
            domains.await(uuid, domain -> domain.obeys() || domain.state() != GuestState.RUNNING, grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorError.Unavailable(e);
        }
    }

    @Override
    public void pause(VmUuid uuid) {
        faults.pass(SimulatorCall.PAUSE);
        domains.change(uuid, domain -> on(domain).in(GuestState.PAUSED));
    }

    @Override
    public void resume(VmUuid uuid) {
        faults.pass(SimulatorCall.RESUME);
        domains.change(uuid, domain -> on(domain).in(GuestState.RUNNING));
    }

    private static SimulatedDomain on(SimulatedDomain domain) {
        if (!domain.isOn()) {
            throw new HypervisorError.WrongState("The virtual machine is off.");
        }
        return domain;
    }

    @Override
    public void resize(VmUuid uuid, VmSize size) {
        faults.pass(SimulatorCall.RESIZE);
        domains.change(uuid, domain -> resized(domain, size));
    }

    private static SimulatedDomain resized(SimulatedDomain domain, VmSize size) {
        VmSize current = domain.spec().size();
        VmSize target = new VmSize(size.cpu(), size.memory(), current.disk());
        if (domain.isOn() && !target.max(current).equals(target)) {
            throw new HypervisorError.NotLive();
        }
        return domain.of(target);
    }

    @Override
    public void undefine(VmUuid uuid) {
        faults.pass(SimulatorCall.UNDEFINE);
        domains.remove(uuid);
    }

    @Override
    public GuestState state(VmUuid uuid) {
        faults.pass(SimulatorCall.STATE);
        return domains.find(uuid).state();
    }

    @Override
    public Map<VmUuid, GuestState> states() {
        faults.pass(SimulatorCall.STATES);
        return domains.states();
    }

    @Override
    public GuestSpec describe(VmUuid uuid) {
        faults.pass(SimulatorCall.DESCRIBE);
        return domains.find(uuid).spec();
    }

    @Override
    public Set<VmUuid> disks() {
        faults.pass(SimulatorCall.DISKS);
        return domains.disks();
    }

    @Override
    public void redefine(GuestSpec spec) {
        faults.pass(SimulatorCall.REDEFINE);
        domains.restore(new SimulatedDomain(spec, GuestState.OFF, guestsObey));
    }

    @Override
    public void listen(Consumer<GuestEvent> listener) {
        news.listen(listener);
    }

    @Override
    public void close() {
        faults.close();
        news.close();
    }
}

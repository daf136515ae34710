package dev.limen.adapters.libvirt;

import dev.limen.domain.host.Host;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** QEMU through libvirt. What takes it long to answer holds up nothing that it can answer at once: {@link Lanes}. */
public final class LibvirtHypervisor implements Hypervisor {

    private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(5);

    private final News news = new News();
    private final Lanes lanes;
    private final Supervisor supervisor;
    private final Pulse pulse;
    private final Power power;
    private final Disks disks;
    private final Definitions definitions;

    private LibvirtHypervisor(LibvirtSettings settings) {
        Links links = new Links(settings, new LifecycleNews(news));
        lanes = Lanes.over(links, settings);
        Link feeling = links.another();
        supervisor = new Supervisor(links.all(), settings, news::resync);
        pulse = new Pulse(feeling, links.all());
        power = new Power(lanes);
        disks = new Disks(new Pools(settings.diskDirectory()));
        definitions = new Definitions(lanes, disks, settings.network(), supervisor::facts);
    }

    /**
     * Does not fail when libvirt is away: calls are {@link dev.limen.domain.hypervisor.HypervisorError.Unavailable} until it
     * comes. After every connection the listener is told {@link GuestEvent.Resync}.
     */
    public static LibvirtHypervisor open(LibvirtSettings settings) {
        speakUtf8();
        LibvirtHypervisor hypervisor = new LibvirtHypervisor(settings);
        hypervisor.news.start();
        hypervisor.supervisor.start(FIRST_ATTEMPT);
        return hypervisor;
    }

    /** libvirt does; JNA would follow the locale instead, and reads this property when it is first used. */
    private static void speakUtf8() {
        if (System.getProperty("jna.encoding") == null) {
            System.setProperty("jna.encoding", "UTF-8");
        }
    }

    @Override
    public Host host() {
        return supervisor.facts().host();
    }

    @Override
    public boolean answers() {
        return pulse.answers();
    }

    @Override
    public void define(GuestSpec spec) {
        definitions.define(spec);
    }

    @Override
    public void start(VmUuid uuid) {
        power.start(uuid);
    }

    @Override
    public void stop(VmUuid uuid, Duration grace) {
        power.stop(uuid, grace);
    }

    @Override
    public void pause(VmUuid uuid) {
        power.pause(uuid);
    }

    @Override
    public void resume(VmUuid uuid) {
        power.resume(uuid);
    }

    @Override
    public void resize(VmUuid uuid, VmSize size) {
        definitions.resize(uuid, size);
    }

    /** Off first, and at once: a change that hangs ends with its guest. */
    @Override
    public void undefine(VmUuid uuid) {
        power.cutIfThere(uuid);
        definitions.undefine(uuid);
    }

    @Override
    public GuestState state(VmUuid uuid) {
        return power.state(uuid);
    }

    @Override
    public Map<VmUuid, GuestState> states() {
        return lanes.lists().call("list the virtual machines", DomainStates::ofAll);
    }

    @Override
    public GuestSpec describe(VmUuid uuid) {
        return definitions.describe(uuid);
    }

    @Override
    public Set<VmUuid> disks() {
        return lanes.lists().call("list the disks", disks::owners);
    }

    @Override
    public void redefine(GuestSpec spec) {
        definitions.redefine(spec);
    }

    @Override
    public void listen(Consumer<GuestEvent> listener) {
        news.listen(listener);
    }

    /** Also waits for calls in flight, for some seconds. */
    @Override
    public void close() {
        pulse.close();
        lanes.close();
        supervisor.close();
        news.close();
    }

    /** For tests of the bound. */
    int queuedOperations() {
        return lanes.operations().queued();
    }

    /** For looks and pokes of tests, on a connection that operations use. */
    <T> T onConnection(NativeCall<Connection, T> call) {
        return lanes.operations().call("be tested", call);
    }
}

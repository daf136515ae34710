package dev.limen.adapters.libvirt;

import dev.limen.domain.host.Host;
import dev.limen.domain.vm.DomainEvent;
import dev.limen.domain.vm.DomainSpec;
import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * QEMU through libvirt. Reads and operations that take long have threads and links of their own, so that these do not
 * hold up those. The first link also hears the events.
 */
public final class LibvirtHypervisor implements Hypervisor {

    private static final int PARALLEL_READS = 2;
    private static final int QUEUED_READS = 256;
    private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(5);

    private final News news = new News();
    private final Lane reads;
    private final Lane operations;
    private final Supervisor supervisor;
    private final Pulse pulse;
    private final Power power;
    private final Disks disks;
    private final Definitions definitions;

    private LibvirtHypervisor(LibvirtSettings settings) {
        Link first = new Link(settings, new LifecycleNews(news));
        Supplier<Link> another = settings.inProcess() ? () -> first : () -> new Link(settings, null);
        List<Link> reading = Stream.concat(Stream.of(first), Stream.generate(another))
                .limit(PARALLEL_READS)
                .toList();
        List<Link> operating =
                Stream.generate(another).limit(settings.parallelOperations()).toList();
        Link feeling = another.get();
        List<Link> links = Stream.of(reading, operating, List.of(feeling))
                .flatMap(List::stream)
                .distinct()
                .toList();
        reads = new Lane("read", reading, QUEUED_READS, settings.patience());
        operations = new Lane("operation", operating, settings.queuedOperations(), settings.patience());
        supervisor = new Supervisor(links, settings, news::resync);
        pulse = new Pulse(feeling, links);
        power = new Power(operations, reads);
        disks = new Disks(new Pools(settings.diskDirectory()));
        definitions = new Definitions(operations, reads, disks, settings.network(), supervisor::facts);
    }

    /**
     * Does not fail when libvirt is away: calls are {@link dev.limen.domain.vm.HypervisorError.Unavailable} until it
     * comes. After every connection the listener is told {@link DomainEvent.Resync}.
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
    public void define(DomainSpec spec) {
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

    @Override
    public void undefine(VmUuid uuid) {
        definitions.undefine(uuid);
    }

    @Override
    public DomainState state(VmUuid uuid) {
        return power.state(uuid);
    }

    @Override
    public Map<VmUuid, DomainState> states() {
        return reads.call("list the virtual machines", DomainStates::ofAll);
    }

    @Override
    public DomainSpec describe(VmUuid uuid) {
        return definitions.describe(uuid);
    }

    @Override
    public Set<VmUuid> disks() {
        return reads.call("list the disks", disks::owners);
    }

    @Override
    public void redefine(DomainSpec spec) {
        definitions.redefine(spec);
    }

    @Override
    public void listen(Consumer<DomainEvent> listener) {
        news.listen(listener);
    }

    /** Also waits for calls in flight, for some seconds. */
    @Override
    public void close() {
        pulse.close();
        reads.close();
        operations.close();
        supervisor.close();
        news.close();
    }

    /** For tests of the bound. */
    int queuedOperations() {
        return operations.queued();
    }

    /** For looks and pokes of tests, on a connection that operations use. */
    <T> T onConnection(NativeCall<Connection, T> call) {
        return operations.call("be tested", call);
    }
}

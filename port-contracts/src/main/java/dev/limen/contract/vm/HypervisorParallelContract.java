package dev.limen.contract.vm;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.limen.domain.vm.DomainSpec;
import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Part of {@link HypervisorContract}: many callers at once. */
public interface HypervisorParallelContract extends HypervisorBench {

    @Test
    default void differentDomainsLiveTheirLivesAtTheSameTime() {
        List<DomainSpec> specs = Stream.generate(domains()::spec).limit(4).toList();

        List<Background> lives =
                specs.stream().map(spec -> Background.run(() -> live(spec))).toList();
        lives.forEach(Background::awaitEnd);

        specs.forEach(spec -> assertState(DomainState.OFF, spec.uuid()));
    }

    @Test
    default void manyMayStartTheSameDomainAtOnce() {
        VmUuid uuid = defined();

        fourTimesAtOnce(() -> hypervisor().start(uuid));

        assertState(DomainState.RUNNING, uuid);
    }

    @Test
    default void manyMayStopTheSameDomainAtOnce() {
        VmUuid uuid = running();

        fourTimesAtOnce(() -> hypervisor().stop(uuid, Duration.ZERO));

        assertState(DomainState.OFF, uuid);
    }

    @Test
    default void manyMayUndefineTheSameDomainAtOnce() {
        VmUuid uuid = running();

        fourTimesAtOnce(() -> hypervisor().undefine(uuid));

        assertFalse(hypervisor().states().containsKey(uuid));
        assertFalse(diskExists(uuid));
    }

    private void live(DomainSpec spec) {
        hypervisor().define(spec);
        hypervisor().start(spec.uuid());
        hypervisor().pause(spec.uuid());
        hypervisor().resume(spec.uuid());
        hypervisor().stop(spec.uuid(), Duration.ZERO);
        hypervisor().resize(spec.uuid(), TestDomains.size(2, 512));
    }

    private static void fourTimesAtOnce(Runnable call) {
        List<Background> calls =
                IntStream.range(0, 4).mapToObj(n -> Background.run(call)).toList();
        calls.forEach(Background::awaitEnd);
    }
}

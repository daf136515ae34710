package dev.limen.contract.vm;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.Sighting;
import dev.limen.domain.vm.Sightings;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Sightings} does; no call of it stands in a unit of work here. */
public interface SightingsContract extends StorageContract {

    Instant FIRST = Instant.parse("2026-03-02T10:00:00.123Z");
    Instant SECOND = FIRST.plusSeconds(30);

    private Sightings sightings() {
        return storage().sightings();
    }

    private VmView vm() {
        return vmOf(user().addTo(storage()).id()).addTo(storage());
    }

    @Test
    default void whatWasNeverSeenIsNotThere() {
        vm();

        assertEquals(Map.of(), sightings().all());
    }

    @Test
    default void everyStateIsRemembered() {
        Map<VmUuid, DomainState> seen =
                Stream.of(DomainState.values()).collect(Collectors.toMap(state -> vm().uuid(), Function.identity()));

        sightings().note(seen, FIRST);

        assertEquals(
                seen.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, it -> new Sighting(it.getValue(), FIRST))),
                sightings().all());
    }

    @Test
    default void theLatestSightingCountsAndWhatIsNotSeenKeepsItsLast() {
        VmView one = vm();
        VmView other = vm();
        sightings().note(Map.of(one.uuid(), DomainState.RUNNING, other.uuid(), DomainState.PAUSED), FIRST);

        sightings().note(Map.of(one.uuid(), DomainState.OFF), SECOND);

        assertEquals(
                Map.of(
                        one.uuid(), new Sighting(DomainState.OFF, SECOND),
                        other.uuid(), new Sighting(DomainState.PAUSED, FIRST)),
                sightings().all());
    }

    @Test
    default void whatBelongsToNoVmIsPassedOver() {
        sightings().note(Map.of(VmUuid.random(), DomainState.RUNNING), FIRST);
        sightings().note(Map.of(), FIRST);

        assertEquals(Map.of(), sightings().all());
    }

    @Test
    default void whatWasSeenOfAVmGoesWithIt() {
        VmView vm = vm();
        sightings().note(Map.of(vm.uuid(), DomainState.RUNNING), FIRST);

        storage().unitOfWork().execute(() -> storage()
                .vms()
                .remove(storage().vms().find(vm.id()).orElseThrow()));

        assertEquals(Map.of(), sightings().all());
    }

    @Test
    default void severalMayNoteTheSameAtOnce() {
        Map<VmUuid, DomainState> seen =
                Stream.generate(this::vm).limit(20).collect(Collectors.toMap(VmView::uuid, vm -> DomainState.RUNNING));

        List<Throwable> failures = AtOnce.run(8, number -> sightings().note(seen, FIRST));

        assertEquals(List.of(), failures);
        assertEquals(seen.keySet(), sightings().all().keySet());
    }
}

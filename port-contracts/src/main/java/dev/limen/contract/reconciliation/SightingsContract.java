package dev.limen.contract.reconciliation;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.reconciliation.Sighting;
import dev.limen.domain.reconciliation.Sightings;
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
        Map<VmUuid, GuestState> seen =
                Stream.of(GuestState.values()).collect(Collectors.toMap(state -> vm().uuid(), Function.identity()));

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
        sightings().note(Map.of(one.uuid(), GuestState.RUNNING, other.uuid(), GuestState.PAUSED), FIRST);

        sightings().note(Map.of(one.uuid(), GuestState.OFF), SECOND);

        assertEquals(
                Map.of(
                        one.uuid(), new Sighting(GuestState.OFF, SECOND),
                        other.uuid(), new Sighting(GuestState.PAUSED, FIRST)),
                sightings().all());
    }

    @Test
    default void whatBelongsToNoVmIsPassedOver() {
        sightings().note(Map.of(VmUuid.random(), GuestState.RUNNING), FIRST);
        sightings().note(Map.of(), FIRST);

        assertEquals(Map.of(), sightings().all());
    }

    @Test
    default void whatWasSeenOfAVmGoesWithIt() {
        VmView vm = vm();
        sightings().note(Map.of(vm.uuid(), GuestState.RUNNING), FIRST);

        storage().unitOfWork().execute(() -> storage()
                .vms()
                .remove(storage().vms().find(vm.id()).orElseThrow()));

        assertEquals(Map.of(), sightings().all());
    }

    @Test
    default void severalMayNoteTheSameAtOnce() {
        Map<VmUuid, GuestState> seen =
                Stream.generate(this::vm).limit(20).collect(Collectors.toMap(VmView::uuid, vm -> GuestState.RUNNING));

        List<Throwable> failures = AtOnce.run(8, number -> sightings().note(seen, FIRST));

        assertEquals(List.of(), failures);
        assertEquals(seen.keySet(), sightings().all().keySet());
    }
}

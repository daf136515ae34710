package dev.limen.contract.vm;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.StorageContract;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link VmQueries} does; no call of it stands in a unit of work here. */
public interface VmQueriesContract extends StorageContract {

    private VmQueries queries() {
        return storage().vmQueries();
    }

    private UserId owner() {
        return user().addTo(storage()).id();
    }

    private VmView named(UserId owner, String name) {
        return vmOf(owner).named(name).addTo(storage());
    }

    private static VmFilter byName(String part) {
        return new VmFilter(null, null, part, null, null, null);
    }

    @Test
    default void whereThereIsNothingNothingIsSeen() {
        assertEquals(Optional.empty(), queries().find(new VmId(1)));
        assertEquals(Optional.empty(), queries().find(VmUuid.random()));
        assertEquals(List.of(), queries().list(VmFilter.all()));
        assertEquals(0, queries().count(VmFilter.all()));
    }

    @Test
    default void aVmIsSeenAsItWasSaved() {
        VmView added = vmOf(owner())
                .named("web")
                .in(VmStatus.ERROR, "It crashed.")
                .with(new OsType("kali"))
                .updatingTo(2, 1024, 20)
                .addTo(storage());

        assertEquals(Optional.of(added), queries().find(added.id()));
        assertEquals(Optional.of(added), queries().find(added.uuid()));
        assertEquals(List.of(added), queries().list(VmFilter.all()));
    }

    @Test
    default void nobodyElseSeesAUnitBeforeItIsCommitted() {
        UserId owner = owner();

        storage().unitOfWork().execute(() -> {
            Vm vm = vmOf(owner).build(storage().vms().nextId());
            storage().vms().add(vm);
            assertEquals(
                    Optional.empty(),
                    CompletableFuture.supplyAsync(() -> queries().find(vm.id())).join());
        });

        assertEquals(1, queries().count(VmFilter.all()));
    }

    @Test
    default void whoReadsDoesNotWaitForWhoHasFoundAVm() {
        VmView added = vmOf(owner()).addTo(storage());

        storage().unitOfWork().execute(() -> {
            storage().vms().find(added.id());
            assertEquals(
                    List.of(added),
                    CompletableFuture.supplyAsync(() -> queries().list(VmFilter.all()))
                            .join());
        });
    }

    @Test
    default void vmsAreListedInTheOrderOfTheirNumbers() {
        UserId owner = owner();
        VmView first = named(owner, "c");
        VmView second = named(owner(), "a");
        VmView third = named(owner, "b");

        assertEquals(List.of(first, second, third), queries().list(VmFilter.all()));
        assertEquals(List.of(first, third), queries().list(VmFilter.ownedBy(owner)));
        assertEquals(2, queries().count(VmFilter.ownedBy(owner)));
    }

    @Test
    default void vmsAreListedByStatusAndOperatingSystem() {
        UserId owner = owner();
        VmView running = vmOf(owner).in(VmStatus.RUNNING).addTo(storage());
        VmView kali = vmOf(owner).with(new OsType("kali")).addTo(storage());

        VmFilter byStatus = new VmFilter(null, VmStatus.RUNNING, null, null, null, null);
        VmFilter byOsType = new VmFilter(null, null, null, new OsType("kali"), null, null);
        VmFilter byBoth = new VmFilter(null, VmStatus.RUNNING, null, new OsType("kali"), null, null);
        assertEquals(List.of(running), queries().list(byStatus));
        assertEquals(List.of(kali), queries().list(byOsType));
        assertEquals(List.of(), queries().list(byBoth));
        assertEquals(List.of(), queries().list(new VmFilter(null, null, null, new OsType("\u0000"), null, null)));
        assertEquals(1, queries().count(byStatus));
    }

    @ParameterizedTest
    @CsvSource({
        "Web-Server, SERVER",
        "Web-Server, web",
        "Web-Server, b-s",
        "Große Straße, STRASSE",
        "ΟΔΟΣ, Σ",
        "Café, cafe\u0301",
        "サーバー, バ"
    })
    default void aPartOfTheNameIsEnoughWithoutRegardToCase(String name, String part) {
        UserId owner = owner();
        VmView found = named(owner, name);
        named(owner, "other");

        assertEquals(List.of(found), queries().list(byName(part)));
        assertEquals(1, queries().count(byName(part)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_", "%", "\\", "a%c", "a_c", "\\_", "'", "[a-z]", "\u0000", "\uD800"})
    default void whatIsSpecialInPatternsIsNotInAPartOfAName(String part) {
        named(owner(), "abc");

        assertEquals(List.of(), queries().list(byName(part)));
    }

    @Test
    default void anUnderscoreInANameIsFound() {
        VmView found = named(owner(), "a_c");

        assertEquals(List.of(found), queries().list(byName("a_")));
    }

    @Test
    default void aListGoesOnAfterANumberAndStopsAtItsLimit() {
        UserId owner = owner();
        VmView first = named(owner, "a");
        VmView second = named(owner, "b");
        VmView third = named(owner, "c");

        VmFilter page = new VmFilter(owner, null, null, null, first.id(), 1);
        assertEquals(List.of(second), queries().list(page));
        assertEquals(List.of(first, second), queries().list(new VmFilter(null, null, null, null, null, 2)));
        assertEquals(List.of(second, third), queries().list(new VmFilter(null, null, null, null, first.id(), null)));
        assertEquals(3, queries().count(page));
    }

    @Test
    default void whatIsBusyIsListedInTheOrderOfTheNumbers() {
        UserId owner = owner();
        VmView first = vmOf(owner).busyWith(VmOperation.STOP).addTo(storage());
        vmOf(owner).addTo(storage());
        VmView third = vmOf(owner()).busyWith(VmOperation.CREATE).addTo(storage());

        assertEquals(List.of(first, third), queries().busy());
    }

    @Test
    default void whatWasRemovedIsRemembered() {
        UserId owner = owner();
        VmView there = vmOf(owner).addTo(storage());
        VmView gone = vmOf(owner).addTo(storage());
        VmView kept = vmOf(owner).addTo(storage());
        remove(gone);
        assertThrows(
                IllegalArgumentException.class, () -> storage().unitOfWork().execute(() -> {
                    storage().vms().remove(storage().vms().find(kept.id()).orElseThrow());
                    throw new IllegalArgumentException("on purpose");
                }));

        List<VmUuid> asked = List.of(there.uuid(), gone.uuid(), kept.uuid(), VmUuid.random());
        assertEquals(Set.of(gone.uuid()), queries().removed(asked));
        assertEquals(Set.of(), queries().removed(List.of()));
    }

    private void remove(VmView vm) {
        storage().unitOfWork().execute(() -> storage()
                .vms()
                .remove(storage().vms().find(vm.id()).orElseThrow()));
    }

    @Test
    default void allRestrictionsHoldTogether() {
        UserId owner = owner();
        vmOf(owner).named("web 1").in(VmStatus.RUNNING).addTo(storage());
        VmView found = vmOf(owner)
                .named("web 2")
                .in(VmStatus.RUNNING)
                .with(new OsType("debian"))
                .addTo(storage());
        vmOf(owner())
                .named("web 3")
                .in(VmStatus.RUNNING)
                .with(new OsType("debian"))
                .addTo(storage());

        VmFilter filter = new VmFilter(owner, VmStatus.RUNNING, "WEB", new OsType("debian"), new VmId(0), 10);
        assertEquals(List.of(found), queries().list(filter));
        assertEquals(1, queries().count(filter));
    }
}

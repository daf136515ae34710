package dev.limen.contract.vm;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name belongs to one VM of an owner. */
interface VmsNamesContract extends StorageContract {

    private UserId owner() {
        return user().addTo(storage()).id();
    }

    @ParameterizedTest
    @CsvSource({"web, web", "web, WEB", "Straße, STRASSE", "ΟΔΟΣ, οδος", "Čaj, ČAJ", "éa, e\u0301A", "サーバ, サーバ"})
    default void anOwnerHasNoTwoVmsOfOneName(String first, String second) {
        UserId owner = owner();
        vmOf(owner).named(first).addTo(storage());

        assertThrows(VmError.NameTaken.class, () -> vmOf(owner).named(second).addTo(storage()));

        assertEquals(1, storage().vmQueries().count(VmFilter.all()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"New VM", "サーバー 一号", "Сервер-1", "خادم", "देवनागरी", "𠜎𠜱", "Zoë_2.0"})
    default void aNameMayBeOfAnyScript(String name) {
        VmView added = vmOf(owner()).named(name).addTo(storage());

        assertEquals(name, added.name().value());
    }

    @Test
    default void aNameMayBeAsLongAsTheDomainAllows() {
        String longest = "𠜎".repeat(64);

        assertEquals(
                longest, vmOf(owner()).named(longest).addTo(storage()).name().value());
    }

    @Test
    default void twoOwnersMayUseTheSameName() {
        vmOf(owner()).named("web").addTo(storage());
        vmOf(owner()).named("web").addTo(storage());

        assertEquals(2, storage().vmQueries().count(VmFilter.all()));
    }

    @Test
    default void aNameIsFreeAgainAfterItsVmIsGone() {
        UserId owner = owner();
        VmView first = vmOf(owner).named("web").addTo(storage());
        storage().unitOfWork().execute(() -> {
            storage().vms().remove(storage().vms().find(first.id()).orElseThrow());
            storage().vms().add(vmOf(owner).named("Web").build(storage().vms().nextId()));
        });

        assertEquals(1, storage().vmQueries().count(VmFilter.all()));
    }

    @Test
    default void aVmCannotBeHandedToAnOwnerOfItsName() {
        UserId receiver = owner();
        vmOf(receiver).named("web").addTo(storage());
        VmView given = vmOf(owner()).named("WEB").addTo(storage());

        assertThrows(VmError.NameTaken.class, () -> storage().unitOfWork().execute(() -> {
            Vm vm = storage().vms().find(given.id()).orElseThrow();
            vm.handedOver(receiver, Instant.EPOCH);
            storage().vms().save(vm);
        }));

        assertEquals(
                given.owner(),
                storage().vmQueries().find(given.id()).orElseThrow().owner());
    }

    @Test
    default void ofManyWhoTakeANameAtOnceOneGetsIt() {
        UserId owner = owner();

        List<Throwable> failures =
                AtOnce.run(8, number -> vmOf(owner).named("web").addTo(storage()));

        assertEquals(
                7, failures.stream().filter(VmError.NameTaken.class::isInstance).count());
        assertEquals(1, storage().vmQueries().count(VmFilter.all()));
    }
}

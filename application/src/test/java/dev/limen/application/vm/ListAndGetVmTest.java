package dev.limen.application.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.Installation;
import dev.limen.application.ResultPage;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListAndGetVmTest {

    private final Installation limen = new Installation();
    private final ListVms listVms = new ListVms(limen.storage.vmQueries());
    private final GetVm getVm = new GetVm(limen.storage.vmQueries());

    private final VmView mine = limen.vm(VmStatus.RUNNING);
    private final VmView hers = VmBuilder.vmOf(limen.stranger.id()).addTo(limen.storage);
    private final VmView mineToo = limen.vm(VmStatus.STOPPED);

    @Test
    void usersSeeTheirOwn() {
        assertEquals(new ResultPage<>(List.of(mine, mineToo), 2), listVms.handle(VmFilter.all(), limen.user));
    }

    @Test
    void usersSeeTheirOwnEvenWhenTheyAskForThoseOfAnother() {
        assertEquals(
                List.of(mine, mineToo),
                listVms.handle(VmFilter.ownedBy(limen.stranger.id()), limen.user)
                        .items());
    }

    @Test
    void administratorsSeeAllOrThoseOfOne() {
        assertEquals(
                List.of(mine, hers, mineToo),
                listVms.handle(VmFilter.all(), limen.admin).items());
        assertEquals(
                List.of(hers),
                listVms.handle(VmFilter.ownedBy(limen.stranger.id()), limen.admin)
                        .items());
    }

    @Test
    void whoeverHasNoneSeesNone() {
        limen.storage.unitOfWork().execute(() -> limen.storage
                .vms()
                .remove(limen.storage.vms().find(hers.id()).orElseThrow()));

        assertEquals(new ResultPage<>(List.of(), 0), listVms.handle(VmFilter.all(), limen.stranger));
    }

    @Test
    void aPartOfTheListTellsHowManyThereAre() {
        VmFilter second = new VmFilter(null, null, null, null, mine.id(), 1);

        assertEquals(new ResultPage<>(List.of(mineToo), 2), listVms.handle(second, limen.user));
    }

    @Test
    void aVmIsShownByIdAndByUuidToItsOwnerAndToAdministrators() {
        assertEquals(mine, getVm.handle(mine.id(), limen.user));
        assertEquals(mine, getVm.handle(mine.uuid(), limen.user));
        assertEquals(mine, getVm.handle(mine.uuid(), limen.admin));
    }

    @Test
    void somebodyElsesVmLooksLikeOneThatDoesNotExist() {
        VmError hidden = assertThrows(VmError.NotFound.class, () -> getVm.handle(hers.id(), limen.user));
        VmError missing = assertThrows(VmError.NotFound.class, () -> getVm.handle(VmUuid.random(), limen.user));

        assertEquals(missing.getMessage(), hidden.getMessage());
    }
}

package dev.limen.application.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.Installation;
import dev.limen.application.ResultPage;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserOverview;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShowingUsersTest {

    private final Installation limen = new Installation();
    private final ListUsers listUsers = new ListUsers(limen.storage.userQueries());
    private final GetUser getUser = new GetUser(limen.storage.userQueries(), limen.storage.vmQueries());

    @Test
    void anAdministratorSeesEverybodyAndWhatTheyHold() {
        limen.vm(VmStatus.RUNNING);
        limen.vm(VmStatus.STOPPED);

        ResultPage<UserOverview> page = listUsers.handle(null, null, limen.admin);

        assertEquals(3, page.total());
        assertEquals(
                List.of("root", "ada", "eve"),
                page.items().stream().map(u -> u.user().username().value()).toList());
        UserOverview ada = page.items().get(1);
        assertEquals(2, ada.vms());
        assertEquals(2, ada.cpu());
        assertEquals(1024, ada.memoryMiB());
    }

    @Test
    void aPartOfTheListTellsHowManyThereAre() {
        ResultPage<UserOverview> page = listUsers.handle(limen.admin.id(), 1, limen.admin);

        assertEquals(3, page.total());
        assertEquals(1, page.items().size());
        assertEquals(limen.user.id(), page.items().getFirst().user().id());
    }

    @Test
    void anAdministratorSeesOneWithTheirVms() {
        VmView vm = limen.vm(VmStatus.RUNNING);

        GetUser.Result result = getUser.handle(limen.user.id(), limen.admin);

        assertEquals("ada", result.user().username().value());
        assertEquals(List.of(vm), result.vms());
    }

    @Test
    void nobodyElseSeesUsers() {
        assertThrows(UserError.NotAdmin.class, () -> listUsers.handle(null, null, limen.user));
        assertThrows(UserError.NotAdmin.class, () -> getUser.handle(limen.user.id(), limen.user));
    }

    @Test
    void whoeverIsNotThereIsNotFound() {
        assertThrows(UserError.NotFound.class, () -> getUser.handle(new UserId(99), limen.admin));
    }
}

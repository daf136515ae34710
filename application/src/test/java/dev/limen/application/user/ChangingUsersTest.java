package dev.limen.application.user;

import static dev.limen.contract.session.SessionBuilder.addSession;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.contract.user.UserBuilder;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What administrators do to accounts that are there, and that somebody always administers. */
class ChangingUsersTest {

    private static final Password NEW = new Password("a new password");

    private final Installation limen = new Installation();
    private final UpdateUser updateUser = new UpdateUser(
            limen.storage.unitOfWork(),
            limen.storage.users(),
            limen.storage.userQueries(),
            limen.passwords,
            new PasswordPolicy(Set.of("qwertyuiop")),
            limen.storage.refreshFamilies(),
            limen.clock);
    private final SuspendUser suspendUser =
            new SuspendUser(limen.storage.unitOfWork(), limen.storage.users(), limen.clock);
    private final ApproveUser approveUser = new ApproveUser(
            limen.storage.unitOfWork(), limen.storage.users(), limen.storage.refreshFamilies(), limen.clock);
    private final UserId ada = limen.user.id();
    private final Actor deletedMeanwhile = new Actor(new UserId(99), Role.ADMIN);

    private UserView saved(UserId id) {
        return limen.storage.userQueries().find(id).orElseThrow();
    }

    private boolean goesOn(FamilyId session) {
        return limen.storage.liveSessions().holder(session).isPresent();
    }

    private UpdateUser.Command toRole(UserId id, Role role) {
        return new UpdateUser.Command(id, null, null, role);
    }

    @Test
    void whatIsAbsentStays() {
        UserView before = saved(ada);

        UserView updated =
                updateUser.handle(new UpdateUser.Command(ada, new Username("Countess"), null, null), limen.admin);

        assertEquals("Countess", saved(ada).username().value());
        assertEquals("Countess", updated.username().value());
        assertEquals(before.passwordHash(), saved(ada).passwordHash());
        assertEquals(before.role(), saved(ada).role());
    }

    @Test
    void aNewPasswordIsTheOneThatCountsAndEndsAllSessions() {
        FamilyId session = addSession(ada, limen.storage).id();
        FamilyId ofAnother = addSession(limen.stranger.id(), limen.storage).id();

        updateUser.handle(new UpdateUser.Command(ada, null, NEW, null), limen.admin);

        assertTrue(limen.passwords.matches(NEW, saved(ada).passwordHash()));
        assertFalse(goesOn(session));
        assertTrue(goesOn(ofAnother));
    }

    @Test
    void aNewNameOrRoleEndsNoSession() {
        FamilyId session = addSession(ada, limen.storage).id();

        updateUser.handle(new UpdateUser.Command(ada, new Username("ada2"), null, Role.ADMIN), limen.admin);

        assertEquals(Role.ADMIN, saved(ada).role());
        assertTrue(goesOn(session));
    }

    @Test
    void aPasswordMustBeGoodForTheNameThatTheUserHasThen() {
        Password likeTheNewName = new Password("countess");

        assertThrows(
                InvalidValue.class,
                () -> updateUser.handle(
                        new UpdateUser.Command(ada, new Username("Countess"), likeTheNewName, null), limen.admin));
        assertThrows(
                InvalidValue.class,
                () -> updateUser.handle(
                        new UpdateUser.Command(ada, null, new Password("QWERTYUIOP"), null), limen.admin));

        assertEquals("ada", saved(ada).username().value());
    }

    @Test
    void aNameOfSomebodyElseIsRefusedAndNothingElseIsChanged() {
        assertThrows(
                UserError.NameTaken.class,
                () -> updateUser.handle(
                        new UpdateUser.Command(ada, new Username("EVE"), null, Role.ADMIN), limen.admin));

        assertEquals(Role.USER, saved(ada).role());
    }

    @Test
    void theLastAdministratorIsNeitherDemotedNorSuspended() {
        UserId last = limen.admin.id();

        assertThrows(UserError.LastAdmin.class, () -> updateUser.handle(toRole(last, Role.USER), limen.admin));
        assertThrows(UserError.LastAdmin.class, () -> suspendUser.handle(last, deletedMeanwhile));

        assertTrue(saved(last).isActiveAdmin());
    }

    @Test
    void anAdministratorWhoIsSuspendedDoesNotCountAsTheLastButOne() {
        UserBuilder.admin().notApproved().addTo(limen.storage);

        assertThrows(
                UserError.LastAdmin.class, () -> updateUser.handle(toRole(limen.admin.id(), Role.USER), limen.admin));
    }

    @Test
    void oneOfTwoAdministratorsMayBeDemotedOrSuspended() {
        UserId second = UserBuilder.admin().addTo(limen.storage).id();
        UserId third = UserBuilder.admin().addTo(limen.storage).id();

        updateUser.handle(toRole(second, Role.USER), limen.admin);
        suspendUser.handle(third, limen.admin);

        assertEquals(Role.USER, saved(second).role());
        assertFalse(saved(third).approved());
    }

    @Test
    void nobodySuspendsThemselves() {
        UserBuilder.admin().addTo(limen.storage);

        assertThrows(UserError.SuspendsOneself.class, () -> suspendUser.handle(limen.admin.id(), limen.admin));
    }

    @Test
    void whoeverIsSuspendedKeepsWhatIsTheirsAndTheirOldSessionsDoNotComeBack() {
        FamilyId session = addSession(ada, limen.storage).id();

        suspendUser.handle(ada, limen.admin);
        UserView suspended = saved(ada);
        suspendUser.handle(ada, limen.admin);
        assertEquals(suspended, saved(ada));

        approveUser.handle(ada, limen.admin);
        assertTrue(saved(ada).approved());
        assertFalse(goesOn(session));
    }

    @Test
    void approvingWhoeverIsLetInEndsNoSession() {
        FamilyId session = addSession(ada, limen.storage).id();

        approveUser.handle(ada, limen.admin);

        assertTrue(goesOn(session));
    }

    @Test
    void whoeverIsDemotedWhileTheyActDoesNothingAnyMore() {
        Actor demoted = Installation.actor(UserBuilder.admin().addTo(limen.storage));
        updateUser.handle(toRole(demoted.id(), Role.USER), limen.admin);
        AddUser addUser = new AddUser(
                limen.storage.unitOfWork(),
                limen.storage.users(),
                limen.storage.userQueries(),
                limen.passwords,
                new PasswordPolicy(Set.of()),
                limen.clock);

        assertThrows(UserError.NotAdmin.class, () -> updateUser.handle(toRole(demoted.id(), Role.ADMIN), demoted));
        assertThrows(
                UserError.NotAdmin.class,
                () -> addUser.handle(new AddUser.Command(new Username("ghost"), NEW, Role.ADMIN), demoted));

        assertEquals(Role.USER, saved(demoted.id()).role());
    }

    @Test
    void onlyAdministratorsChangeAccounts() {
        assertThrows(UserError.NotAdmin.class, () -> updateUser.handle(toRole(ada, Role.ADMIN), limen.user));
        assertThrows(UserError.NotAdmin.class, () -> suspendUser.handle(limen.stranger.id(), limen.user));
    }

    @Test
    void whoeverIsNotThereIsNotFound() {
        UserId nobody = new UserId(99);

        assertThrows(UserError.NotFound.class, () -> updateUser.handle(toRole(nobody, Role.USER), limen.admin));
        assertThrows(UserError.NotFound.class, () -> suspendUser.handle(nobody, limen.admin));
    }
}

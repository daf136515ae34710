package dev.limen.contract.user;

import static dev.limen.contract.user.UserBuilder.admin;
import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Users;
import dev.limen.domain.vm.VmFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How users are added, found, saved and removed. */
interface UsersSavingContract extends StorageContract {

    Instant LATER = Instant.parse("2026-03-02T00:00:00.000001Z");

    private Users users() {
        return storage().users();
    }

    private UnitOfWork units() {
        return storage().unitOfWork();
    }

    private User found(UserId id) {
        return units().execute(() -> users().find(id).orElseThrow());
    }

    private Optional<UserView> find(UserId id) {
        return units().execute(() -> users().find(id).map(User::view));
    }

    private void save(User user) {
        units().execute(() -> users().save(user));
    }

    private void remove(UserId id) {
        units().execute(() -> users().remove(users().find(id).orElseThrow()));
    }

    private void fail(Runnable work) {
        assertThrows(IllegalArgumentException.class, () -> units().execute(() -> {
            work.run();
            throw new IllegalArgumentException("on purpose");
        }));
    }

    @Test
    default void anAbsentUserIsNotFound() {
        assertEquals(Optional.empty(), find(new UserId(1)));
    }

    @Test
    default void everythingAboutAUserIsKept() {
        UserView added = admin().named("Ada.L-1_x")
                .with(new PasswordHash("$a$b$c"))
                .notApproved()
                .addTo(storage());

        UserView found = find(added.id()).orElseThrow();
        assertEquals(added, found);
        assertEquals("Ada.L-1_x", found.username().value());
        assertEquals("$a$b$c", found.passwordHash().value());
        assertEquals(Role.ADMIN, found.role());
        assertTrue(!found.approved());
        assertEquals(0, found.version());
        assertEquals(UserBuilder.CREATED, found.createdAt());
    }

    @Test
    default void aSavedChangeIsFoundAndCountsOneVersion() {
        UserView added = user().notApproved().addTo(storage());

        units().execute(() -> {
            User user = users().find(added.id()).orElseThrow();
            user.approve(LATER);
            users().save(user);
        });

        UserView saved = find(added.id()).orElseThrow();
        assertTrue(saved.approved());
        assertEquals(LATER, saved.updatedAt());
        assertEquals(1, saved.version());
    }

    @Test
    default void anUnsavedChangeIsInvisible() {
        UserView added = user().notApproved().addTo(storage());

        units().execute(() -> users().find(added.id()).orElseThrow().approve(LATER));

        assertEquals(Optional.of(added), find(added.id()));
    }

    @Test
    default void aFailedUnitLeavesNothing() {
        UserView before = user().notApproved().addTo(storage());
        UserId never = units().execute(() -> users().nextId());

        fail(() -> users().add(user().build(never)));
        fail(() -> {
            User user = users().find(before.id()).orElseThrow();
            user.approve(LATER);
            users().save(user);
        });
        fail(() -> users().remove(users().find(before.id()).orElseThrow()));

        assertEquals(Optional.empty(), find(never));
        assertEquals(Optional.of(before), find(before.id()));
    }

    @Test
    default void aNumberIsNeverGivenTwice() {
        UserId first = units().execute(() -> users().nextId());
        fail(() -> users().nextId());
        UserId third = units().execute(() -> users().nextId());

        assertTrue(first.value() >= 1);
        assertTrue(third.value() > first.value() + 1);
    }

    @Test
    default void aStaleSaveIsRefused() {
        UserView added = user().notApproved().addTo(storage());
        User first = found(added.id());
        User second = found(added.id());
        first.approve(LATER);
        save(first);

        assertThrows(UserError.Stale.class, () -> save(second));

        assertTrue(find(added.id()).orElseThrow().approved());
    }

    @Test
    default void ofManyWritersWhoReadTheSameOneWins() {
        UserView added = user().addTo(storage());

        List<User> read = List.of(found(added.id()), found(added.id()), found(added.id()), found(added.id()));
        List<Throwable> failures = AtOnce.run(read.size(), number -> save(read.get(number)));

        assertEquals(
                3, failures.stream().filter(UserError.Stale.class::isInstance).count());
        assertEquals(1, find(added.id()).orElseThrow().version());
    }

    @Test
    default void unitsThatFindTheSameUserFollowOneAnother() {
        UserView added = user().addTo(storage());

        List<Throwable> failures = AtOnce.run(16, number -> units().execute(
                        () -> users().save(users().find(added.id()).orElseThrow())));

        assertEquals(List.of(), failures);
        assertEquals(16, find(added.id()).orElseThrow().version());
    }

    @Test
    default void aRemovedUserIsNotFoundCannotBeSavedAndCanBeRemovedAgain() {
        UserView added = user().addTo(storage());
        User stale = found(added.id());

        remove(added.id());
        units().execute(() -> users().remove(stale));

        assertEquals(Optional.empty(), find(added.id()));
        assertThrows(UserError.Stale.class, () -> save(stale));
    }

    @Test
    default void aUserWhoOwnsVmsIsNotRemoved() {
        UserView owner = user().addTo(storage());
        vmOf(owner.id()).addTo(storage());
        vmOf(owner.id()).addTo(storage());

        UserError.OwnsVms refused = assertThrows(UserError.OwnsVms.class, () -> remove(owner.id()));

        assertEquals(new UserError.OwnsVms(2).getMessage(), refused.getMessage());
        assertEquals(Optional.of(owner), find(owner.id()));
    }

    @Test
    default void aUserIsNotRemovedWhileOneOfTheirVmsIsAdded() {
        UserView owner = user().addTo(storage());

        List<Throwable> failures = AtOnce.run(8, number -> {
            if (number == 0) {
                remove(owner.id());
            } else {
                units().execute(() -> {
                    storage().quotas().lockUsage(owner.id());
                    storage().vms().add(vmOf(owner.id()).build(storage().vms().nextId()));
                });
            }
        });

        boolean removed = find(owner.id()).isEmpty();
        long owned = storage().vmQueries().count(VmFilter.all());
        assertEquals(removed, owned == 0);
        assertTrue(
                failures.stream().allMatch(e -> e instanceof UserError.NotFound || e instanceof UserError.OwnsVms),
                failures::toString);
    }

    @Test
    default void theQuotaOfARemovedUserGoesWithThem() {
        UserView owner = user().addTo(storage());
        units().execute(() -> storage().quotas().set(owner.id(), new Limits(1, 1, 1, 1)));

        remove(owner.id());

        assertNull(storage().quotas().of(owner.id()).user());
    }
}

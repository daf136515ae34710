package dev.limen.contract.quota;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.quota.Balance;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.Quota;
import dev.limen.domain.quota.QuotaError;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Quotas} does. */
public interface QuotasContract extends StorageContract {

    private Quotas quotas() {
        return storage().quotas();
    }

    private UserId someone() {
        return user().addTo(storage()).id();
    }

    private void set(UserId user, Limits limits) {
        storage().unitOfWork().execute(() -> quotas().set(user, limits));
    }

    @Test
    default void atFirstTheStandardQuotaCountsForEverybody() {
        Quota quota = quotas().of(someone());

        assertNull(quota.user());
        assertEquals(new Limits(5, 10, 20480, 200), quota.limits());
        assertEquals(quota, storage().unitOfWork().execute(() -> quotas().lockStandard()));
    }

    @Test
    default void aQuotaOfOnesOwnCountsForOneUserOnly() {
        UserId one = someone();
        UserId other = someone();

        set(one, new Limits(1, 2, 3, 4));

        assertEquals(one, quotas().of(one).user());
        assertEquals(new Limits(1, 2, 3, 4), quotas().of(one).limits());
        assertNull(quotas().of(other).user());
    }

    @Test
    default void aQuotaKeepsItsNumberWhenItIsSetAgain() {
        UserId one = someone();
        set(one, new Limits(1, 2, 3, 4));
        Quota before = quotas().of(one);

        set(one, new Limits(0, 0, 0, 0));

        assertEquals(new Quota(before.id(), one, new Limits(0, 0, 0, 0)), quotas().of(one));
    }

    @Test
    default void theStandardQuotaChangesForThoseWithoutOneOfTheirOwn() {
        UserId withOwn = someone();
        UserId without = someone();
        set(withOwn, new Limits(1, 2, 3, 4));
        Quota before = quotas().of(without);

        storage().unitOfWork().execute(() -> quotas().setStandard(new Limits(9, 9, 9, 9)));

        assertEquals(new Quota(before.id(), null, new Limits(9, 9, 9, 9)), quotas().of(without));
        assertEquals(new Limits(1, 2, 3, 4), quotas().of(withOwn).limits());
    }

    @Test
    default void aUnitSeesTheLimitsItHasSetAndAFailedOneLeavesNothing() {
        UserId one = someone();

        assertThrows(
                IllegalArgumentException.class, () -> storage().unitOfWork().execute(() -> {
                    quotas().set(one, new Limits(1, 1, 1, 1));
                    quotas().setStandard(new Limits(2, 2, 2, 2));
                    assertEquals(new Limits(1, 1, 1, 1), quotas().of(one).limits());
                    assertEquals(new Limits(2, 2, 2, 2), quotas().lockStandard().limits());
                    throw new IllegalArgumentException("on purpose");
                }));

        assertEquals(new Limits(5, 10, 20480, 200), quotas().of(one).limits());
    }

    @Test
    default void nobodyHasNoQuotaOfTheirOwnAndNoUsageToLock() {
        UserId nobody = new UserId(4711);

        assertThrows(UserError.NotFound.class, () -> set(nobody, new Limits(1, 1, 1, 1)));
        assertThrows(UserError.NotFound.class, () -> storage().unitOfWork().execute(() -> quotas().lockUsage(nobody)));
        assertEquals(Usage.NONE, quotas().usage(nobody));
    }

    @Test
    default void theFirstLimitsOfAUserMayBeSetByTwoAtOnce() {
        UserId one = someone();

        List<Throwable> failures = AtOnce.run(8, number -> set(one, new Limits(number, 1, 1, 1)));

        assertEquals(List.of(), failures);
        assertEquals(one, quotas().of(one).user());
    }

    @Test
    default void usageCountsTheUsersVmsInEveryState() {
        UserId one = someone();
        for (VmStatus status : VmStatus.values()) {
            vmOf(one).sized(2, 300, 7).in(status).addTo(storage());
        }
        vmOf(one).sized(2, 300, 7).busyWith(VmOperation.DELETE).addTo(storage());
        vmOf(someone()).addTo(storage());

        Usage expected = new Usage(5, 10, 1500, 35);
        assertEquals(expected, quotas().usage(one));
        assertEquals(expected, storage().unitOfWork().execute(() -> quotas().lockUsage(one)));
        assertEquals(Usage.NONE, quotas().usage(someone()));
        List<Balance> balances = quotas().balances();
        assertEquals(2, balances.size());
        assertEquals(new Balance(one, expected, expected), balances.getFirst());
        assertEquals(new Usage(1, 1, 512, 10), balances.getLast().usage());
    }

    @Test
    default void anUpdateInProgressCountsWithTheLargerOfBothSizes() {
        UserId one = someone();
        vmOf(one).sized(4, 512, 30).updatingTo(2, 1024, 30).addTo(storage());
        vmOf(one).sized(1, 256, 1).updatingTo(2, 512, 2).addTo(storage());

        assertEquals(new Usage(2, 6, 1536, 32), quotas().usage(one));
        assertEquals(
                List.of(new Balance(one, new Usage(2, 6, 1536, 32), new Usage(2, 5, 768, 31))), quotas().balances());
    }

    @Test
    default void aUnitSeesTheUsageOfWhatItHasSaved() {
        UserId from = someone();
        UserId to = someone();
        VmView given = vmOf(from).sized(2, 300, 7).addTo(storage());

        storage().unitOfWork().execute(() -> {
            quotas().lockUsage(from);
            quotas().lockUsage(to);
            Vm vm = storage().vms().find(given.id()).orElseThrow();
            vm.handedOver(to, Instant.EPOCH);
            storage().vms().save(vm);
            assertEquals(Usage.NONE, quotas().usage(from));
            assertEquals(new Usage(1, 2, 300, 7), quotas().usage(to));
        });
    }

    @Test
    default void howeverManyReserveAtOnceTheQuotaIsUsedUpAndNeverExceeded() {
        UserId one = someone();
        set(one, new Limits(10, 1000, 1_000_000, 10_000));

        List<Throwable> failures =
                AtOnce.run(200, number -> storage().unitOfWork().execute(() -> {
                    Vm vm = vmOf(one).build(storage().vms().nextId());
                    Usage held = quotas().lockUsage(one);
                    quotas().of(one).check(held, Usage.ofOneVm(vm.size()));
                    storage().vms().add(vm);
                }));

        assertEquals(10, quotas().usage(one).vms());
        assertEquals(
                List.of(),
                failures.stream()
                        .filter(failure -> !(failure instanceof QuotaError.Exceeded))
                        .toList());
        assertEquals(190, failures.size());
    }

    @Test
    default void changesOfTheStandardQuotaFollowOneAnother() {
        List<Throwable> failures =
                AtOnce.run(16, number -> storage().unitOfWork().execute(() -> {
                    Limits before = quotas().lockStandard().limits();
                    quotas().setStandard(new Limits(before.maxVms() + 1, 10, 20480, 200));
                }));

        assertEquals(List.of(), failures);
        assertEquals(21, quotas().of(someone()).limits().maxVms());
    }
}

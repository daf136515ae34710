package dev.limen.application.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.Installation;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.quota.Balance;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.QuotaUsage;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuotaUseCasesTest {

    private final Installation limen = new Installation();
    private final SetQuota setQuota = new SetQuota(limen.storage.unitOfWork(), limen.storage.quotas());
    private final GetQuota getQuota = new GetQuota(limen.storage.quotas(), limen.storage.userQueries());
    private final Limits standard = limen.storage.quotas().of(limen.user.id()).limits();

    @Test
    void whoeverHasNoneOfTheirOwnHasTheStandardOne() {
        limen.vm(VmStatus.STOPPED);

        QuotaUsage quota = getQuota.handle(limen.user.id(), limen.user);

        assertNull(quota.quota().user());
        assertEquals(new Usage(1, 1, 512, 10), quota.usage());
    }

    @Test
    void onlyAdministratorsSeeThatOfAnother() {
        assertThrows(UserError.NotAdmin.class, () -> getQuota.handle(limen.user.id(), limen.stranger));
        assertEquals(Usage.NONE, getQuota.handle(limen.user.id(), limen.admin).usage());
        assertThrows(UserError.NotFound.class, () -> getQuota.handle(new UserId(99), limen.admin));
    }

    @Test
    void whatIsNotNamedStays() {
        QuotaUsage set = setQuota.handle(command(limen.user.id(), 7, null), limen.admin);

        assertEquals(
                new Limits(7, standard.maxCpu(), standard.maxMemory(), standard.maxDisk()),
                set.quota().limits());
        assertEquals(limen.user.id(), set.quota().user());
        setQuota.handle(command(limen.user.id(), null, 3), limen.admin);
        assertEquals(
                new Limits(7, 3, standard.maxMemory(), standard.maxDisk()),
                getQuota.handle(limen.user.id(), limen.user).quota().limits());
    }

    @Test
    void theStandardOneCountsForAllButThoseWithOneOfTheirOwn() {
        setQuota.handle(command(limen.user.id(), 7, null), limen.admin);

        QuotaUsage set = setQuota.handle(command(null, 1, null), limen.admin);

        assertNull(set.quota().user());
        assertEquals(Usage.NONE, set.usage());
        assertEquals(1, limits(limen.stranger.id()).maxVms());
        assertEquals(7, limits(limen.user.id()).maxVms());
    }

    @Test
    void aLimitBelowTheUsageIsAllowed() {
        limen.vm(VmStatus.STOPPED);

        QuotaUsage set = setQuota.handle(command(limen.user.id(), 0, 0), limen.admin);

        assertEquals(1, set.usage().vms());
        assertEquals(0, set.quota().limits().maxVms());
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThrows(InvalidValue.class, () -> setQuota.handle(command(limen.user.id(), -1, null), limen.admin));

        assertEquals(standard, limits(limen.user.id()));
    }

    @Test
    void onlyAdministratorsSetQuotas() {
        assertThrows(UserError.NotAdmin.class, () -> setQuota.handle(command(limen.user.id(), 99, null), limen.user));
        assertThrows(UserError.NotAdmin.class, () -> setQuota.handle(command(null, 99, null), limen.user));

        assertEquals(standard, limits(limen.user.id()));
    }

    @Test
    void whoeverIsNotThereHasNoQuota() {
        assertThrows(UserError.NotFound.class, () -> setQuota.handle(command(new UserId(99), 1, null), limen.admin));
    }

    private Limits limits(UserId user) {
        return limen.storage.quotas().of(user).limits();
    }

    private static SetQuota.Command command(@Nullable UserId user, @Nullable Integer maxVms, @Nullable Integer maxCpu) {
        return new SetQuota.Command(user, maxVms, maxCpu, null, null);
    }

    @Test
    void whatEverybodyHoldsIsCountedInTwoWaysThatAgree() {
        limen.vm(VmStatus.RUNNING);
        limen.vm(VmStatus.STOPPED);
        CompareUsage compareUsage = new CompareUsage(limen.storage.quotas());

        Usage held = new Usage(2, 2, 1024, 20);
        assertEquals(List.of(new Balance(limen.user.id(), held, held)), compareUsage.handle(limen.admin));
        assertThrows(UserError.NotAdmin.class, () -> compareUsage.handle(limen.user));
    }
}

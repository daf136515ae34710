package dev.limen.bootstrap.wiring;

import dev.limen.application.quota.CompareUsage;
import dev.limen.application.quota.GetQuota;
import dev.limen.application.quota.SetQuota;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserQueries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class QuotaWiring {

    @Produces
    @Singleton
    GetQuota getQuota(Quotas quotas, UserQueries users) {
        return new GetQuota(quotas, users);
    }

    @Produces
    @Singleton
    CompareUsage compareUsage(Quotas quotas) {
        return new CompareUsage(quotas);
    }

    @Produces
    @Singleton
    SetQuota setQuota(UnitOfWork unitOfWork, Quotas quotas) {
        return new SetQuota(unitOfWork, quotas);
    }
}

package dev.limen.application.quota;

import dev.limen.application.ApplicationService;
import dev.limen.domain.quota.Balance;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.user.Actor;
import java.util.List;

/** Shows an administrator what each user holds, counted in two ways. */
@ApplicationService
public final class CompareUsage {

    private final Quotas quotas;

    public CompareUsage(Quotas quotas) {
        this.quotas = quotas;
    }

    /** Those who hold anything, ordered by id. */
    public List<Balance> handle(Actor actor) {
        actor.requireAdmin();
        return quotas.balances();
    }
}

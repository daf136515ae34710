package dev.limen.application.quota;

import dev.limen.application.ApplicationService;
import dev.limen.domain.quota.QuotaUsage;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;

/** Shows users what they may hold and do hold, and administrators the same of anybody. */
@ApplicationService
public final class GetQuota {

    private final Quotas quotas;
    private final UserQueries users;

    public GetQuota(Quotas quotas, UserQueries users) {
        this.quotas = quotas;
        this.users = users;
    }

    public QuotaUsage handle(UserId user, Actor actor) {
        if (!user.equals(actor.id())) {
            actor.requireAdmin();
        }
        UserView known = users.find(user).orElseThrow(UserError.NotFound::new);
        return new QuotaUsage(quotas.of(known.id()), quotas.usage(known.id()));
    }
}

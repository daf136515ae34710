package dev.limen.application.quota;

import dev.limen.application.ApplicationService;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.QuotaUsage;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An administrator sets the limits of one user, or the standard ones of all who have none of their own. */
@ApplicationService
public final class SetQuota {

    /** The new limits; what is absent stays as it is. */
    public record Command(
            @Nullable UserId user,
            @Nullable Integer maxVms,
            @Nullable Integer maxCpu,
            @Nullable Integer maxMemory,
            @Nullable Integer maxDisk) {

        private Limits over(Limits current) {
            return new Limits(
                    Objects.requireNonNullElse(maxVms, current.maxVms()),
                    Objects.requireNonNullElse(maxCpu, current.maxCpu()),
                    Objects.requireNonNullElse(maxMemory, current.maxMemory()),
                    Objects.requireNonNullElse(maxDisk, current.maxDisk()));
        }
    }

    private final UnitOfWork unitOfWork;
    private final Quotas quotas;

    public SetQuota(UnitOfWork unitOfWork, Quotas quotas) {
        this.unitOfWork = unitOfWork;
        this.quotas = quotas;
    }

    /** Answers the quota as it is now; the standard one belongs to nobody, and nothing is used of it. */
    public QuotaUsage handle(Command command, Actor actor) {
        actor.requireAdmin();
        return unitOfWork.execute(
                () -> command.user() == null ? setStandard(command) : setOwn(command, command.user()));
    }

    private QuotaUsage setStandard(Command command) {
        quotas.setStandard(command.over(quotas.lockStandard().limits()));
        return new QuotaUsage(quotas.lockStandard(), Usage.NONE);
    }

    private QuotaUsage setOwn(Command command, UserId user) {
        Usage usage = quotas.lockUsage(user);
        quotas.set(user, command.over(quotas.of(user).limits()));
        return new QuotaUsage(quotas.of(user), usage);
    }
}

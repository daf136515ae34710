package dev.limen.adapters.persistence.quota;

import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.Quota;
import dev.limen.domain.quota.QuotaId;
import dev.limen.domain.user.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code quota}, for reading; it is written in SQL, which knows "insert or update". */
@Entity
@Table(name = "quota")
class QuotaRow {

    @Id
    long id;

    @Nullable
    Long userId;

    int maxVms;

    int maxCpu;

    int maxMemory;

    int maxDisk;

    Quota quota() {
        return new Quota(
                new QuotaId(id),
                userId == null ? null : new UserId(userId),
                new Limits(maxVms, maxCpu, maxMemory, maxDisk));
    }
}

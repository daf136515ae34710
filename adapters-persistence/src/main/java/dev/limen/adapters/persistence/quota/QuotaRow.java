package dev.limen.adapters.persistence.quota;

import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.Quota;
import dev.limen.domain.quota.QuotaId;
import dev.limen.domain.user.UserId;
import jakarta.persistence.Column;
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

    @Column(name = "user_id")
    @Nullable
    Long userId;

    @Column(name = "max_vms")
    int maxVms;

    @Column(name = "max_cpu")
    int maxCpu;

    @Column(name = "max_memory")
    int maxMemory;

    @Column(name = "max_disk")
    int maxDisk;

    Quota quota() {
        return new Quota(
                new QuotaId(id),
                userId == null ? null : new UserId(userId),
                new Limits(maxVms, maxCpu, maxMemory, maxDisk));
    }
}

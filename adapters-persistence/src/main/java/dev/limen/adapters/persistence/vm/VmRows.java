package dev.limen.adapters.persistence.vm;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code vm}, inside a transaction; whoever finds one keeps it locked until the end. */
@Singleton
class VmRows implements PanacheRepositoryBase<VmRow, Long> {

    long nextId() {
        return getSession()
                .createNativeQuery("select nextval('vm_id')", Long.class)
                .getSingleResult();
    }

    Optional<VmRow> lock(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<VmRow> lock(UUID uuid) {
        return find("uuid", uuid).withLock(LockModeType.PESSIMISTIC_WRITE).singleResultOptional();
    }

    List<VmRow> lockOwnedBy(long owner) {
        return find("ownerId = ?1 order by id", owner)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}

package dev.limen.adapters.persistence.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code refresh_family}, inside a transaction; whoever finds one keeps it locked until the end. */
@Singleton
class RefreshFamilyRows implements PanacheRepositoryBase<RefreshFamilyRow, UUID> {

    Optional<RefreshFamilyRow> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<RefreshFamilyRow> lockAllOf(long user) {
        return find("userId = ?1 order by id", user)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}

package dev.limen.adapters.persistence.user;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** The rows of {@code app_user}, inside a transaction; whoever finds one keeps it locked until the end. */
@Singleton
class UserRows implements PanacheRepositoryBase<UserRow, Long> {

    long nextId() {
        return getSession()
                .createNativeQuery("select nextval('app_user_id')", Long.class)
                .getSingleResult();
    }

    Optional<UserRow> lock(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Counts the VMs of a user; from now on nobody gives them another one, as that needs to see the user's row. */
    int lockAndCountVms(long id) {
        getSession()
                .createNativeQuery("select id from app_user where id = :id for update", Long.class)
                .setParameter("id", id)
                .getSingleResult();
        return getSession()
                .createNativeQuery("select count(*) from vm where owner_id = :id", Integer.class)
                .setParameter("id", id)
                .getSingleResult();
    }
}

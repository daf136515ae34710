package dev.limen.adapters.persistence.session;

import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.session.TokenDigest;
import dev.limen.domain.user.UserId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code refresh_family}. */
@Entity
@Table(name = "refresh_family")
class RefreshFamilyRow extends PanacheEntityBase {

    @Id
    UUID id;

    long userId;

    String currentDigest;

    @Nullable
    String replacedDigest;

    Instant changedAt;

    Instant expiresAt;

    /** Why the session is being ended; there only in a row that is about to be deleted. */
    @Enumerated(EnumType.STRING)
    @Nullable
    SessionEnd ended;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields right after
    protected RefreshFamilyRow() {}

    static RefreshFamilyRow of(RefreshFamily family) {
        RefreshFamilyRow row = new RefreshFamilyRow();
        row.id = family.id().value();
        row.userId = family.user().value();
        row.copy(family);
        return row;
    }

    /** Takes over what may change of a family. */
    void copy(RefreshFamily family) {
        currentDigest = family.current().value();
        replacedDigest = family.replaced() == null ? null : family.replaced().value();
        changedAt = family.changedAt();
        expiresAt = family.expiresAt();
    }

    RefreshFamily family() {
        return new RefreshFamily(
                new FamilyId(id),
                new UserId(userId),
                new TokenDigest(currentDigest),
                replacedDigest == null ? null : new TokenDigest(replacedDigest),
                changedAt,
                expiresAt);
    }
}

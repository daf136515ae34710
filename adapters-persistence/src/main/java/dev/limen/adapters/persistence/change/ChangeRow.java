package dev.limen.adapters.persistence.change;

import dev.limen.adapters.persistence.vm.LoggedVms;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmView;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code change_log}, but for the VM in it. Triggers write these rows. */
@Entity
@Table(name = "change_log")
class ChangeRow {

    enum Kind {
        VM_CHANGED,
        VM_REMOVED,
        USER_CHANGED,
        SESSION_ENDED
    }

    @Id
    long position;

    Instant at;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Nullable
    Long vmId;

    @Nullable
    Long previousOwnerId;

    @Nullable
    Long userId;

    @Nullable
    UUID familyId;

    @Enumerated(EnumType.STRING)
    @Nullable
    SessionEnd sessionEnd;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields right after
    protected ChangeRow() {}

    /** @param vm what {@link LoggedVms} selects beside it */
    LoggedChange change(@Nullable Object vm) {
        Change change =
                switch (kind) {
                    case VM_CHANGED ->
                        new Change.VmChanged(vm(vm), previousOwnerId == null ? null : new UserId(previousOwnerId));
                    case VM_REMOVED -> new Change.VmRemoved(vm(vm));
                    case USER_CHANGED -> new Change.SessionChanged(new SessionChange.OfUser(user()));
                    case SESSION_ENDED ->
                        new Change.SessionChanged(new SessionChange.Ended(
                                new FamilyId(Objects.requireNonNull(familyId)),
                                user(),
                                Objects.requireNonNull(sessionEnd)));
                };
        return new LoggedChange(new Position(position), at, change);
    }

    private VmView vm(@Nullable Object row) {
        return LoggedVms.view(Objects.requireNonNull(row), Objects.requireNonNull(vmId));
    }

    private UserId user() {
        return new UserId(Objects.requireNonNull(userId));
    }
}

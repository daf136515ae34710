package dev.limen.adapters.persistence.vm;

import dev.limen.adapters.persistence.Conditions;
import dev.limen.adapters.persistence.Reader;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads the table {@code vm}, one statement per call. */
@Singleton
final class SqlVmQueries implements VmQueries {

    private final Reader reader;

    SqlVmQueries(Reader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<VmView> find(VmRef ref) {
        Conditions one =
                switch (ref) {
                    case VmId id -> new Conditions().add("id = ?", id.value());
                    case VmUuid uuid -> new Conditions().add("uuid = ?", uuid.value());
                };
        return reader.list(session -> one.select(session, "from VmRow", VmRow.class), VmRow::view).stream()
                .findFirst();
    }

    @Override
    public List<VmView> list(VmFilter filter) {
        Conditions conditions = conditions(filter).add("id > ?", filter.after(), VmId::value);
        return reader.list(
                session -> conditions
                        .select(session, "from VmRow", VmRow.class, "order by id")
                        .setMaxResults(Objects.requireNonNullElse(filter.limit(), Integer.MAX_VALUE)),
                VmRow::view);
    }

    @Override
    public List<VmView> busy() {
        return reader.list(
                session -> session.createSelectionQuery("from VmRow where busy is not null order by id", VmRow.class),
                VmRow::view);
    }

    @Override
    public List<VmView> madeFrom(ImageId image, int limit) {
        Conditions conditions = new Conditions().add("imageId = ?", image.value());
        return reader.list(
                session -> conditions
                        .select(session, "from VmRow", VmRow.class, "order by id")
                        .setMaxResults(limit),
                VmRow::view);
    }

    @Override
    public Set<VmUuid> removed(Collection<VmUuid> uuids) {
        if (uuids.isEmpty()) {
            return Set.of();
        }
        List<UUID> asked = uuids.stream().map(VmUuid::value).toList();
        return Set.copyOf(reader.list(
                session -> session.createNativeQuery("select uuid from vm_removed where uuid in (:uuids)", UUID.class)
                        .setParameterList("uuids", asked),
                VmUuid::new));
    }

    @Override
    public long count(VmFilter filter) {
        return reader.read(session -> conditions(filter)
                .select(session, "select count(*) from VmRow", Long.class)
                .getSingleResult());
    }

    private static Conditions conditions(VmFilter filter) {
        return new Conditions()
                .add("ownerId = ?", filter.owner(), UserId::value)
                .add("status = ?", filter.status(), status -> status)
                .add("osType = ?", filter.osType(), OsType::value)
                // Unlike a pattern, position() knows no wildcards that would have to be escaped.
                .add("position(? in nameKey) > 0", filter.name(), VmName::fold);
    }
}

package dev.limen.adapters.persistence.user;

import dev.limen.adapters.persistence.Reader;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserOverview;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code app_user}, one statement per call. */
@Singleton
final class SqlUserQueries implements UserQueries {

    private static final String OVERVIEW = """
            select {u.*}, count(v.id) as vms, coalesce(sum(v.held_cpu), 0) as cpu, coalesce(sum(v.held_memory), 0) as memory
            from app_user u left join vm v on v.owner_id = u.id
            where u.id > :after
            group by u.id
            order by u.id
            """;

    private final Reader reader;

    SqlUserQueries(Reader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<UserView> find(UserId id) {
        return find("from UserRow where id = :value", id.value());
    }

    @Override
    public Optional<UserView> find(Username username) {
        return find("from UserRow where usernameKey = :value", username.key());
    }

    private Optional<UserView> find(String query, Object value) {
        return reader
                .list(
                        session -> session.createSelectionQuery(query, UserRow.class)
                                .setParameter("value", value),
                        UserRow::view)
                .stream()
                .findFirst();
    }

    @Override
    public List<UserOverview> list(@Nullable UserId after, @Nullable Integer limit) {
        return reader.list(
                session -> session.createNativeQuery(OVERVIEW, Object[].class)
                        .addEntity("u", UserRow.class)
                        .addScalar("vms", Long.class)
                        .addScalar("cpu", Long.class)
                        .addScalar("memory", Long.class)
                        .setParameter("after", after == null ? 0 : after.value())
                        .setMaxResults(Objects.requireNonNullElse(limit, Integer.MAX_VALUE)),
                SqlUserQueries::overview);
    }

    private static UserOverview overview(Object[] row) {
        return new UserOverview(((UserRow) row[0]).view(), (Long) row[1], (Long) row[2], (Long) row[3]);
    }

    @Override
    public long count() {
        return reader.read(session -> session.createSelectionQuery("select count(*) from UserRow", Long.class)
                .getSingleResult());
    }
}

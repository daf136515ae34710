package dev.limen.adapters.persistence.vm;

import dev.limen.domain.vm.VmView;
import java.util.Optional;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reads VMs in native queries of the change log, which has their rows as JSON. The server wrote them, so the server reads
 * them too. A logged row is selected under its entry's position in place of the VM's id: there are many rows of one VM,
 * and Hibernate takes rows with the same id for one.
 */
public final class LoggedVms {

    /** Joins the rows of the table or query {@code entry}; where an entry has none, all columns are null. */
    public static final String JOIN = """
            left join lateral jsonb_populate_record(cast(null as vm), entry.vm || jsonb_build_object('id', entry.position))
                as vm on true
            """;

    private LoggedVms() {}

    /** Makes {@code {vm.*}} one of the things that the query selects. */
    public static <T> NativeQuery<T> addTo(NativeQuery<T> query) {
        return query.addEntity("vm", VmRow.class);
    }

    /** The VM that was selected from the log. */
    public static VmView view(Object row, long id) {
        VmRow vm = (VmRow) row;
        vm.id = id;
        return vm.view();
    }

    /** The VM that was selected from the table. */
    public static Optional<VmView> view(@Nullable Object row) {
        return Optional.ofNullable((VmRow) row).map(VmRow::view);
    }
}

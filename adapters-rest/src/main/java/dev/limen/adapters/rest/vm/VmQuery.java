package dev.limen.adapters.rest.vm;

import dev.limen.adapters.rest.request.Page;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmStatus;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the filter for VMs from the query of a request. */
final class VmQuery {

    private VmQuery() {}

    static VmFilter toFilter(UriInfo uri, Page page) {
        Long owner = Page.number(uri, "owner_id", 0, Page.MAX_NUMBER);
        @Nullable String osType = Page.text(uri, "os_type");
        return new VmFilter(
                owner == null ? null : new UserId(owner),
                status(uri.getQueryParameters().getFirst("status")),
                Page.text(uri, "name"),
                osType == null ? null : new OsType(osType),
                page.after() == null ? null : new VmId(page.after()),
                page.fetch());
    }

    private static @Nullable VmStatus status(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Stream.of(VmStatus.values())
                .filter(status -> VmJson.word(status).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("status", "must be one of " + choices()));
    }

    private static String choices() {
        return Stream.of(VmStatus.values()).map(VmJson::word).collect(Collectors.joining(", "));
    }
}

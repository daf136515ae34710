package dev.limen.adapters.rest.user;

import dev.limen.adapters.rest.error.RequestError;
import dev.limen.adapters.rest.request.Page;
import dev.limen.application.user.DeleteUser.Fate;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads users from paths and queries. */
public final class UserAddress {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,14}");

    private UserAddress() {}

    /**
     * Reads the number of a user.
     *
     * @throws UserError.NotFound for any other text, because no user can bear such a number
     */
    public static UserId id(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new UserError.NotFound();
        }
        return new UserId(Long.parseLong(text));
    }

    /** What {@code ?vms=} says shall become of a deleted user's VMs. */
    static Fate fate(UriInfo uri) {
        @Nullable String vms = uri.getQueryParameters().getFirst("vms");
        return switch (vms) {
            case null -> new Fate.Keep();
            case "delete" -> new Fate.Delete();
            case "transfer" ->
                new Fate.Transfer(new UserId(RequestError.required(Page.number(uri, "to", 1, Page.MAX_NUMBER), "to")));
            default -> throw new InvalidValue("vms", "must be one of delete, transfer");
        };
    }
}

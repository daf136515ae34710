package dev.limen.adapters.rest.session;

import dev.limen.adapters.rest.body.OptionalBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Refresh", description = "A session, for clients that do not keep it in a cookie.")
@OptionalBody
record RefreshJson(
        @Schema(description = "The refresh token; that of the cookie when absent.", examples = "…") @Nullable
        String refreshToken) {

    @Override
    public String toString() {
        return "RefreshJson[…]";
    }
}

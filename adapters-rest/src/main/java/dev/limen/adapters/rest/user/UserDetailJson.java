package dev.limen.adapters.rest.user;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.limen.adapters.rest.vm.VmJson;
import dev.limen.application.user.GetUser;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "UserDetail",
        description = "An account with its virtual machines.",
        requiredProperties = {"id", "uuid", "username", "role", "approved", "created_at", "updated_at", "vms"})
record UserDetailJson(
        @JsonUnwrapped UserJson user,

        @Schema(description = "What it owns, ordered by id.")
        List<VmJson> vms) {

    static UserDetailJson of(GetUser.Result found) {
        return new UserDetailJson(
                UserJson.of(found.user()), found.vms().stream().map(VmJson::of).toList());
    }
}

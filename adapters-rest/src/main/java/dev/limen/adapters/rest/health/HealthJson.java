package dev.limen.adapters.rest.health;

import dev.limen.application.health.CheckHealth;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Health", description = "Whether everything is there.")
record HealthJson(
        @Schema(description = "Always ok: this server answers.", examples = "ok")
        String status,

        @Schema(description = "When that was found.", examples = "2026-01-05T08:30:00Z")
        Instant time,

        @Schema(
                description = "Whether the database answers.",
                enumeration = {"connected", "disconnected"})
        String db,

        @Schema(
                description = "Whether the hypervisor answers.",
                enumeration = {"connected", "disconnected"})
        String libvirt) {

    static HealthJson of(CheckHealth.Result found) {
        return new HealthJson("ok", found.at(), word(found.database()), word(found.hypervisor()));
    }

    private static String word(boolean answers) {
        return answers ? "connected" : "disconnected";
    }
}

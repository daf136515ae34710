package dev.limen.adapters.rest.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.limen.adapters.rest.vm.VmJson;
import dev.limen.application.reconciliation.FindDrift;
import dev.limen.domain.vm.VmUuid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where database and hypervisor differ. */
@Schema(
        name = "Drift",
        description = "Where database and hypervisor tell different stories. Where nothing does, lists are empty.")
record DriftJson(
        @Schema(description = "When that was found.", examples = "2026-01-05T08:30:00Z")
        Instant checkedAt,

        @Schema(description = "Domains of this installation that belong to no virtual machine: adopt or remove them.")
        List<Domain> domains,

        @Schema(description = "UUIDs of disks without a domain and a virtual machine: remove them.")
        List<UUID> disks,

        @Schema(description = "Virtual machines that are not what was asked for, or are missing from the hypervisor.")
        List<Deviation> vms) {

    @Schema(name = "StrayGuest", description = "A domain that belongs to no virtual machine.")
    record Domain(
            @Schema(description = "Its UUID.") UUID uuid,

            @Schema(description = "Its title.", examples = "New VM")
            String name,

            @Schema(description = "Cores.", examples = "2") int cpu,

            @Schema(description = "Memory in MiB.", examples = "2048")
            int memory,

            @Schema(description = "Disk in GiB.", examples = "20")
            int diskSize,

            @Schema(
                    description = "What the hypervisor says of it.",
                    enumeration = {
                        "running",
                        "paused",
                        "halted_by_storage",
                        "halted_by_watchdog",
                        "halted",
                        "off",
                        "crashed"
                    })
            String state) {

        static Domain of(FindDrift.StrayGuest it) {
            return new Domain(
                    it.spec().uuid().value(),
                    it.spec().name().value(),
                    it.spec().size().cpu().value(),
                    it.spec().size().memory().value(),
                    it.spec().size().disk().value(),
                    word(it.state()));
        }
    }

    @Schema(name = "Deviation", description = "A virtual machine that is not as it should be.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Deviation(
            @Schema(description = "The virtual machine as it is shown; its status_reason says why.")
            VmJson vm,

            @Schema(
                    description = "What was last asked for.",
                    enumeration = {"Running", "Stopped", "Paused"})
            String desired,

            @Schema(
                    description = "What the hypervisor says now.",
                    enumeration = {
                        "running",
                        "paused",
                        "halted_by_storage",
                        "halted_by_watchdog",
                        "halted",
                        "off",
                        "crashed",
                        "missing"
                    })
            String observed,

            @Schema(
                    description =
                            "In what it differs: in its state, in its size, or in what somebody did to the domain.",
                    examples = "[\"size\",\"renamed\"]")
            List<String> differences,

            @Schema(description = "Cores that the domain has, or gets at its next start.", examples = "2") @Nullable
            Integer cpu,

            @Schema(description = "Memory in MiB that the domain has, or gets at its next start.", examples = "1024")
            @Nullable
            Integer memory,

            @Schema(description = "When the hypervisor last knew it.", examples = "2026-01-05T08:29:30Z") @Nullable
            Instant lastSeen) {

        static Deviation of(FindDrift.Deviation it) {
            return new Deviation(
                    VmJson.of(it.vm()),
                    VmJson.word(it.vm().desired()),
                    it.observed() == null ? "missing" : word(it.observed()),
                    words(it),
                    it.guest() == null ? null : it.guest().spec().size().cpu().value(),
                    it.guest() == null
                            ? null
                            : it.guest().spec().size().memory().value(),
                    it.lastSeen() == null ? null : it.lastSeen().at());
        }

        private static List<String> words(FindDrift.Deviation it) {
            List<String> words = new ArrayList<>();
            if (it.differsInState()) {
                words.add("state");
            }
            if (it.differsInSize()) {
                words.add("size");
            }
            if (it.guest() != null) {
                it.guest().findings().stream().map(DriftJson::word).sorted().forEach(words::add);
            }
            return words;
        }
    }

    static DriftJson of(FindDrift.Result found) {
        return new DriftJson(
                found.at(),
                found.guests().stream().map(Domain::of).toList(),
                found.disks().stream().map(VmUuid::value).toList(),
                found.vms().stream().map(Deviation::of).toList());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

package dev.limen.adapters.rest.host;

import dev.limen.domain.host.HostMetrics;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "HostMetrics", description = "How much of the host is in use.")
record HostMetricsJson(
        @Schema(description = "Percent of all its processor threads.", examples = "12.5")
        double cpuUsage,

        @Schema(description = "Bytes; used and free memory together.", examples = "16777216000")
        long totalMemory,

        @Schema(description = "Bytes.", examples = "4194304000")
        long usedMemory,

        @Schema(description = "Bytes that can be had at once.", examples = "12582912000")
        long freeMemory,

        @Schema(description = "Processor threads.", examples = "8")
        int cpuCores) {

    static HostMetricsJson of(HostMetrics metrics) {
        return new HostMetricsJson(
                Math.round(metrics.cpuUsage() * 10) / 10.0,
                metrics.totalMemory(),
                metrics.usedMemory(),
                metrics.freeMemory(),
                metrics.cores());
    }
}

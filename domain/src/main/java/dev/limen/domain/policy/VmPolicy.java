package dev.limen.domain.policy;

import dev.limen.domain.InvalidValue;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.VmSize;
import java.util.List;

/**
 * What this installation allows for one VM, set by its operator.
 *
 * @param maxCpu most cores of one VM, beside what the host itself can give
 * @param maxMemoryMiB most memory of one VM
 * @param maxDiskGiB largest disk of one VM
 * @param defaultDisk disk of a VM for which none was asked
 * @param osTypes the catalogue of operating systems
 */
public record VmPolicy(int maxCpu, int maxMemoryMiB, int maxDiskGiB, DiskGiB defaultDisk, List<OsType> osTypes) {

    public VmPolicy {
        osTypes = List.copyOf(osTypes);
    }

    /**
     * Checks what is asked for against this policy.
     *
     * @param hostMaxCpu most cores that the hypervisor can give to one VM
     * @throws InvalidValue naming the first field that is out of range
     */
    public void check(VmSize size, int hostMaxCpu) {
        atMost("cpu", size.cpu().value(), Math.min(maxCpu, hostMaxCpu), "");
        atMost("memory", size.memory().value(), maxMemoryMiB, " MiB");
        atMost("diskSize", size.disk().value(), maxDiskGiB, " GiB");
    }

    /**
     * Checks that the catalogue knows it.
     *
     * @throws InvalidValue naming the choices when it does not
     */
    public void check(OsType osType) {
        if (!osTypes.contains(osType)) {
            List<String> known = osTypes.stream().map(OsType::value).toList();
            throw new InvalidValue("osType", "must be one of " + String.join(", ", known));
        }
    }

    private static void atMost(String field, int value, int max, String unit) {
        if (value > max) {
            throw new InvalidValue(field, "must be at most " + max + unit);
        }
    }
}

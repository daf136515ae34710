package dev.limen.domain.quota;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.InvalidValue;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

    private static final Quota QUOTA = new Quota(new QuotaId(1), null, new Limits(5, 10, 20_480, 200));

    @Test
    void whatFitsExactlyFits() {
        assertDoesNotThrow(() -> QUOTA.check(new Usage(4, 9, 20_224, 199), new Usage(1, 1, 256, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0, 0, 0, quota exceeded for VMs: current 5 + requested 1 > limit 5",
        "4, 10, 0, 0, quota exceeded for CPU: current 10 + requested 2 > limit 10",
        "4, 8, 20000, 0, quota exceeded for Memory: current 20000 + requested 512 > limit 20480",
        "4, 8, 19968, 181, quota exceeded for Disk: current 181 + requested 20 > limit 200",
    })
    void whatDoesNotFitIsRefusedAndSaysWhichLimit(long vms, long cpu, long memory, long disk, String message) {
        QuotaError refused = assertThrows(
                QuotaError.Exceeded.class,
                () -> QUOTA.check(new Usage(vms, cpu, memory, disk), new Usage(1, 2, 512, 20)));

        assertEquals(message, refused.getMessage());
    }

    @Test
    void aLimitBelowTheUsageBlocksGrowthOnly() {
        Usage tooMuch = new Usage(9, 99, 99_999, 999);

        assertDoesNotThrow(() -> QUOTA.check(tooMuch, Usage.NONE));
        assertThrows(QuotaError.Exceeded.class, () -> QUOTA.check(tooMuch, new Usage(0, 1, 0, 0)));
    }

    @Test
    void aLimitMayBeNothingButNotLess() {
        assertDoesNotThrow(() -> new Limits(0, 0, 0, 0));
        assertEquals("maxVms", refusedField(-1, 0, 0, 0));
        assertEquals("maxCpu", refusedField(0, -1, 0, 0));
        assertEquals("maxMemory", refusedField(0, 0, -1, 0));
        assertEquals("maxDisk", refusedField(0, 0, 0, -1));
    }

    private static String refusedField(int vms, int cpu, int memory, int disk) {
        return assertThrows(InvalidValue.class, () -> new Limits(vms, cpu, memory, disk))
                .field();
    }

    @Test
    void oneVmHoldsAllOfItsSize() {
        assertEquals(new Usage(1, 2, 512, 20), Usage.ofOneVm(size(2, 512, 20)));
    }

    @Test
    void growthCountsOnlyWhereThereIsSome() {
        assertEquals(new Usage(0, 2, 0, 0), Usage.ofGrowth(size(2, 1024, 20), size(4, 512, 20)));
        assertEquals(Usage.NONE, Usage.ofGrowth(size(2, 1024, 20), size(2, 1024, 20)));
        assertEquals(new Usage(0, 0, 256, 5), Usage.ofGrowth(size(2, 256, 20), size(1, 512, 25)));
    }

    private static VmSize size(int cpu, int memory, int disk) {
        return new VmSize(new VCpus(cpu), new MemoryMiB(memory), new DiskGiB(disk));
    }
}

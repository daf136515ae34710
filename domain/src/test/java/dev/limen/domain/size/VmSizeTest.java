package dev.limen.domain.size;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.InvalidValue;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.policy.VmPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes, and what an installation allows of them. */
class VmSizeTest {

    private static final VmPolicy POLICY =
            new VmPolicy(8, 4096, 100, new DiskGiB(20), List.of(new OsType("debian"), new OsType("other")));

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void thereIsNothingSmallerThanOne(int value) {
        assertEquals(
                "cpu", assertThrows(InvalidValue.class, () -> new VCpus(value)).field());
        assertEquals(
                "diskSize",
                assertThrows(InvalidValue.class, () -> new DiskGiB(value)).field());
    }

    @Test
    void memoryBeginsAt256MiB() {
        assertDoesNotThrow(() -> new MemoryMiB(256));
        assertEquals(
                "memory",
                assertThrows(InvalidValue.class, () -> new MemoryMiB(255)).field());
    }

    @Test
    void theLargerOfTwoSizesIsTakenInEachDimension() {
        assertEquals(size(4, 2048, 30), size(4, 512, 20).max(size(1, 2048, 30)));
        assertEquals(size(4, 2048, 30), size(1, 2048, 30).max(size(4, 512, 20)));
    }

    @Test
    void aRunningVmTakesItsCoresAndMemoryOfTheHost() {
        assertEquals(new HostLoad(4, 2048), size(4, 2048, 30).load());
    }

    @Test
    void whatIsExactlyAtTheLimitIsAllowed() {
        assertDoesNotThrow(() -> POLICY.check(size(8, 4096, 100), 8));
    }

    @ParameterizedTest
    @CsvSource({
        "9, 4096, 100, cpu, must be at most 8",
        "8, 4097, 100, memory, must be at most 4096 MiB",
        "8, 4096, 101, diskSize, must be at most 100 GiB",
    })
    void whatIsAboveALimitIsNot(int cpu, int memory, int disk, String field, String problem) {
        InvalidValue refused = assertThrows(InvalidValue.class, () -> POLICY.check(size(cpu, memory, disk), 16));

        assertEquals(field, refused.field());
        assertEquals(problem, refused.problem());
    }

    @Test
    void theHostMayAllowFewerCoresThanThePolicy() {
        InvalidValue refused = assertThrows(InvalidValue.class, () -> POLICY.check(size(3, 512, 20), 2));

        assertEquals("must be at most 2", refused.problem());
    }

    @Test
    void anUnknownOperatingSystemIsToldWhichThereAre() {
        assertDoesNotThrow(() -> POLICY.check(new OsType("debian")));

        InvalidValue refused = assertThrows(InvalidValue.class, () -> POLICY.check(new OsType("plan9")));

        assertEquals("osType", refused.field());
        assertEquals("must be one of debian, other", refused.problem());
    }

    private static VmSize size(int cpu, int memory, int disk) {
        return new VmSize(new VCpus(cpu), new MemoryMiB(memory), new DiskGiB(disk));
    }
}

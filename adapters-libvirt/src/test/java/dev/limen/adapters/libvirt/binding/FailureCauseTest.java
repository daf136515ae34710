package dev.limen.adapters.libvirt.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.vm.VmUuid;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libvirt.Error.ErrorDomain;
import org.libvirt.Error.ErrorNumber;

/** As libvirt 9.0 and QEMU 7.2 told them. */
class FailureCauseTest {

    private static final VmUuid GUEST = new VmUuid(UUID.fromString("6d1f3cbb-0e9c-4e1c-9d5b-3a1d4b8a6f10"));

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "OPERATION_INVALID | NETWORK | network 'default' is not active | NETWORK_INACTIVE",
                "OPERATION_INVALID | QEMU | domain is already running |",
                "NO_NETWORK | NETWORK | no network with matching name 'default' | NETWORK_INACTIVE",
                "INTERNAL_ERROR | QEMU | cannot set up guest memory 'pc.ram': Cannot allocate memory | HOST_MEMORY_EXHAUSTED",
                "SYSTEM_ERROR | STORAGE | cannot create path '/a/b.qcow2': No space left on device | HOST_STORAGE_FULL",
                "SYSTEM_ERROR | QEMU | Cannot access storage file '/a/limen-6d1f3cbb-0e9c-4e1c-9d5b-3a1d4b8a6f10.qcow2' (as uid:64055, gid:64055): No such file or directory | DISK_MISSING",
                "SYSTEM_ERROR | QEMU | Cannot access storage file '/a/no.iso': No such file or directory | MEDIUM_MISSING",
                "SYSTEM_ERROR | QEMU | Cannot access storage file '/a/b.iso' (as uid:64055, gid:64055): Permission denied | HOST_ACCESS_DENIED",
                "SYSTEM_ERROR | STORAGE | cannot unlink file '/a/b.qcow2': Operation not permitted | HOST_ACCESS_DENIED",
                "INTERNAL_ERROR | QEMU | Failed to get \"write\" lock Is another process using the image [/a/b.qcow2]? | DISK_LOCKED",
                "INTERNAL_ERROR | QEMU | Failed to get shared \"write\" lock | DISK_LOCKED",
                "INTERNAL_ERROR | QEMU | Failed to get \"consistent read\" lock | DISK_LOCKED",
                "INTERNAL_ERROR | QEMU | Failed to lock byte 100 | DISK_LOCKED",
                "RESOURCE_BUSY | LOCKING | Lockspace resource '/a/b.qcow2' is locked | DISK_LOCKED",
                "INTERNAL_ERROR | QEMU | Image is not in qcow2 format |"
            })
    void whatLibvirtTellsIsUnderstood(String code, String domain, String message, @Nullable Refusal cause) {
        assertEquals(
                Optional.ofNullable(cause),
                FailureCause.of(
                        ErrorNumber.valueOf("VIR_ERR_" + code),
                        ErrorDomain.valueOf("VIR_FROM_" + domain),
                        message,
                        GUEST));
    }
}

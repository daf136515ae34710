package dev.limen.domain.vm;

import java.util.UUID;
import java.util.regex.Pattern;

/** How a caller names one VM: by its number or by its UUID. */
public sealed interface VmRef permits VmId, VmUuid {

    Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,14}");
    Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /**
     * Reads a number or a UUID.
     *
     * @throws VmError.NotFound for any other text, because no VM can bear such a name
     */
    static VmRef parse(String text) {
        if (NUMBER.matcher(text).matches()) {
            return new VmId(Long.parseLong(text));
        }
        if (UUID_TEXT.matcher(text).matches()) {
            return new VmUuid(UUID.fromString(text));
        }
        throw new VmError.NotFound();
    }
}

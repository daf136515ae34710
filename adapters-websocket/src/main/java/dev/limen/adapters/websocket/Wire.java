package dev.limen.adapters.websocket;

import dev.limen.domain.vm.VmView;
import java.util.Map;

/** The JSON that sockets share with the rest of the API, so that a VM looks the same wherever it is read. */
public interface Wire {

    /** The VM object. */
    String vm(VmView vm);

    /** The answer to an upgrade that is refused because of this failure. */
    Refusal refusal(RuntimeException why);

    /** The answer, 426, to a request for a socket's address that does not ask for a proper upgrade. */
    Refusal notAnUpgrade();

    /**
     * An answer in place of an upgrade.
     *
     * @param status the HTTP status
     * @param headers what belongs to it beside the body
     * @param json the Error object
     */
    record Refusal(int status, Map<String, String> headers, String json) {}
}

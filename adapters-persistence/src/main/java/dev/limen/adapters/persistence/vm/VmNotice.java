package dev.limen.adapters.persistence.vm;

import dev.limen.domain.process.ProcessId;

/**
 * How processes tell each other of a change: {@code 12 changed {…}} or {@code 12 removed {…}}, with the row as JSON, which
 * is far shorter than the 8,000 bytes that a notification may have.
 *
 * @param by whose change it is
 * @param row the row of {@code vm} after the change, or before its removal
 */
record VmNotice(ProcessId by, boolean removed, String row) {

    static final String CHANGED = "changed";
    static final String REMOVED = "removed";

    static VmNotice read(String payload) {
        String[] parts = payload.split(" ", 3);
        return new VmNotice(new ProcessId(Integer.parseInt(parts[0])), parts[1].equals(REMOVED), parts[2]);
    }
}

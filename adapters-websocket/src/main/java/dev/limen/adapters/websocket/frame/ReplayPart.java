package dev.limen.adapters.websocket.frame;

import dev.limen.adapters.websocket.Frame;
import dev.limen.adapters.websocket.JsonFormat;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.change.VmChanges;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the log as one viewer sees it. It ends early where a VM goes out of their sight: there a list belongs, and it
 * finds a place of its own in the stream.
 *
 * @param upTo the viewer has seen everything up to this position, once they have the updates and the list
 */
record ReplayPart(List<SharedFrame> updates, Position upTo, boolean listDue) {

    /** What there is to show of a part that is lost. */
    static ReplayPart lost(Position upTo) {
        return new ReplayPart(List.of(), upTo, true);
    }

    /**
     * What there is to show of a part that was read.
     *
     * @param limit what comes after this position is told otherwise
     * @param listed what the viewer has been shown already
     */
    static ReplayPart of(VmChanges read, Position limit, Viewer viewer, @Nullable VmListing listed, JsonFormat format) {
        List<SharedFrame> updates = new ArrayList<>();
        for (LoggedChange entry : read.entries()) {
            if (entry.position().compareTo(limit) > 0 || (listed != null && listed.supersedes(entry))) {
                continue;
            }
            switch (entry.change()) {
                case Change.VmChanged(VmView vm, var previous)
                when viewer.seesThoseOf(vm.owner()) ->
                    updates.add(new SharedFrame(new Frame.VmUpdate(entry.position(), entry.at(), vm), format));
                case Change.VmChanged(VmView vm, var previous) -> {
                    return untilGone(vm.id(), updates, entry.position());
                }
                case Change.VmRemoved(VmView vm) -> {
                    return untilGone(vm.id(), updates, entry.position());
                }
                case Change.SessionChanged session -> {}
            }
        }
        return new ReplayPart(updates, read.upTo(), false);
    }

    private static ReplayPart untilGone(VmId vm, List<SharedFrame> updates, Position at) {
        updates.removeIf(update -> vm.equals(update.updated()));
        return new ReplayPart(updates, at, true);
    }
}

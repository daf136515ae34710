package dev.limen.adapters.websocket.frame;

import dev.limen.adapters.websocket.Frame;
import dev.limen.adapters.websocket.JsonFormat;
import dev.limen.domain.change.Position;
import dev.limen.domain.vm.VmId;
import org.jspecify.annotations.Nullable;

/** A frame on its way to everybody who may see it; written as JSON once, when first sent. */
public final class SharedFrame {

    private final Frame frame;
    private final JsonFormat format;
    private @Nullable String json;

    public SharedFrame(Frame frame, JsonFormat format) {
        this.frame = frame;
        this.format = format;
    }

    Frame frame() {
        return frame;
    }

    public Position seq() {
        return frame.seq();
    }

    /** The VM that an update shows; none for a list. */
    @Nullable
    VmId updated() {
        return frame instanceof Frame.VmUpdate update ? update.vm().id() : null;
    }

    public synchronized String json() {
        if (json == null) {
            json = format.frame(frame);
        }
        return json;
    }
}

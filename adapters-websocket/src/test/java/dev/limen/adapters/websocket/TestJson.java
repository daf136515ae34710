package dev.limen.adapters.websocket;

import dev.limen.application.session.TooManyConnections;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.user.UserError;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;

/** JSON with just enough in it to tell what was sent; on request padded, or impossible to write. */
public final class TestJson implements JsonFormat {

    private final AtomicInteger written = new AtomicInteger();
    private volatile String padding = "";
    private volatile boolean broken;

    public void pad(int bytes) {
        padding = "x".repeat(bytes);
    }

    public void breakDown(boolean now) {
        broken = now;
    }

    /** How many VMs have been written so far. */
    public int written() {
        return written.get();
    }

    @Override
    public String frame(Frame frame) {
        JsonObject json = new JsonObject()
                .put("seq", frame.seq().value())
                .put("at", frame.at().toString());
        switch (frame) {
            case Frame.VmUpdate update -> json.put("type", "vm_update").put("vm", vm(update.vm()));
            case Frame.VmList list ->
                json.put("type", "vm_list")
                        .put(
                                "vms",
                                new JsonArray(list.vms().stream().map(this::vm).toList()));
        }
        return json.encode();
    }

    private JsonObject vm(VmView vm) {
        if (broken) {
            throw new IllegalStateException("broken by the test");
        }
        written.incrementAndGet();
        return new JsonObject()
                .put("id", vm.id().value())
                .put("owner_id", vm.owner().value())
                .put("version", vm.version())
                .put("padding", padding);
    }

    /** An answer in place of a stream. */
    record Refusal(int status, String json) {}

    /** Answers a failure as the rest of the API does. */
    Refusal refusal(RuntimeException why) {
        int status =
                switch (why) {
                    case UserError.NotAuthenticated nobody -> 401;
                    case UserError.NotApproved pending -> 403;
                    case TooManyConnections more -> 429;
                    case InvalidValue invalid -> 400;
                    case VmError.NotFound missing -> 404;
                    case HypervisorError.WrongState off -> 409;
                    case HypervisorError.NotSupported never -> 409;
                    default -> 503;
                };
        return error(status, String.valueOf(why.getMessage()));
    }

    @Override
    public String upgradeRequired() {
        return error(426, "This address serves a WebSocket.").json();
    }

    private static Refusal error(int status, String message) {
        return new Refusal(
                status,
                new JsonObject().put("code", status).put("message", message).encode());
    }
}

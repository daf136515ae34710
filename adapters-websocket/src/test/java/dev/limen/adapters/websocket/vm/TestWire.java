package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.Wire;
import dev.limen.application.session.TooManyConnections;
import dev.limen.domain.user.UserError;
import dev.limen.domain.vm.VmView;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** JSON with just enough in it to tell what was sent; on request padded, or impossible to write. */
final class TestWire implements Wire {

    private final AtomicInteger written = new AtomicInteger();
    private volatile String padding = "";
    private volatile boolean broken;

    void pad(int bytes) {
        padding = "x".repeat(bytes);
    }

    void breakDown(boolean now) {
        broken = now;
    }

    /** How many VMs have been written so far. */
    int written() {
        return written.get();
    }

    @Override
    public String vm(VmView vm) {
        if (broken) {
            throw new IllegalStateException("broken by the test");
        }
        written.incrementAndGet();
        return new JsonObject()
                .put("id", vm.id().value())
                .put("owner_id", vm.owner().value())
                .put("version", vm.version())
                .put("padding", padding)
                .encode();
    }

    @Override
    public Refusal refusal(RuntimeException why) {
        int status =
                switch (why) {
                    case UserError.NotAuthenticated nobody -> 401;
                    case UserError.NotApproved pending -> 403;
                    case TooManyConnections more -> 429;
                    default -> 503;
                };
        return error(status, String.valueOf(why.getMessage()));
    }

    @Override
    public Refusal notAnUpgrade() {
        return error(426, "This address serves a WebSocket.");
    }

    private static Refusal error(int status, String message) {
        return new Refusal(
                status,
                Map.of(),
                new JsonObject().put("code", status).put("message", message).encode());
    }
}

package dev.limen.adapters.websocket.socket;

import dev.limen.adapters.websocket.Frame;
import dev.limen.domain.change.Position;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Upgrade check: refuses a {@code since} that is no position, after whoever asks has been let in. */
@Singleton
@Priority(ResumeCheck.LAST)
class ResumeCheck implements HttpUpgradeCheck {

    /** After those without a priority: the highest comes first. */
    static final int LAST = -1;

    private static final String SINCE = "since";
    private static final TypedKey<Position> KEY = new TypedKey<>("limen.since");

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        Position since = Frame.parseSeq(SINCE, context.httpRequest().getParam(SINCE));
        if (since != null) {
            context.userData().put(KEY, since);
        }
        return CheckResult.permitUpgrade();
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(VmStatusSocket.ID);
    }

    /** The position that the socket's user data holds, and loses. */
    static @Nullable Position take(UserData data) {
        return data.remove(KEY);
    }
}

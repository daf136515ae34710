package dev.limen.application.operation;

import dev.limen.domain.hypervisor.GuestFinding;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said of a VM whose guest is not as usual. */
public final class StatusReason {

    private static final String USER_NETWORK = "The network of the host was not active, so the virtual machine has a "
            + "user-mode network. Started again once the network is active, it is plugged in.";

    private static final String MEDIUM_MISSING =
            "The CD of the virtual machine was not in the image library any more, so its drive is empty.";

    private StatusReason() {}

    public static @Nullable String of(Set<GuestFinding> findings) {
        List<String> sentences = Stream.of(GuestFinding.values())
                .filter(findings::contains)
                .flatMap(StatusReason::sentence)
                .toList();
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }

    private static Stream<String> sentence(GuestFinding finding) {
        return switch (finding) {
            case USER_NETWORK -> Stream.of(USER_NETWORK);
            case MEDIUM_MISSING -> Stream.of(MEDIUM_MISSING);
            case RENAMED, SAVED_STATE -> Stream.empty();
        };
    }
}

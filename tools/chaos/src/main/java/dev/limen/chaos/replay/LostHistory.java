package dev.limen.chaos.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.LimenProcess;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.client.LimenClient;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Asks from positions of which the log knows nothing, or nothing any more: then a list has to come. */
final class LostHistory {

    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(30);
    private static final long FIRST = 1;
    private static final long AHEAD = 1_000_000;

    private final Testbed testbed;
    private final VmOwner owner;
    private final Verdicts verdicts;

    LostHistory(Testbed testbed, VmOwner owner, Verdicts verdicts) {
        this.testbed = testbed;
        this.owner = owner;
        this.verdicts = verdicts;
    }

    /** Leaves the newest entry of the log, as retention does, and asks each LIMEN in each way. */
    void check() {
        testbed.database.execute("delete from change_log where position < (select max(position) from change_log)");
        long head = LogEntry.head(testbed.database);
        int vms = owner.client().get("/api/vms").orThrow().body().size();
        for (Transport transport : Transport.values()) {
            boolean listed = true;
            boolean resumed = true;
            for (LimenProcess limen : testbed.limens) {
                LimenClient client = owner.client().at(limen.address());
                listed &= isList(first(transport, client, FIRST, () -> {}), head, vms)
                        && isList(first(transport, client, head + AHEAD, () -> {}), head, vms);
                JsonNode next = first(transport, client, LogEntry.head(testbed.database), () -> owner.change(0));
                resumed &= next.path("type").asText().equals("vm_update");
            }
            verdicts.check(listed, transport + ": whoever asks from before or beyond the log is sent a list");
            verdicts.check(resumed, transport + ": whoever has seen its last entry is sent the next one");
        }
    }

    private static boolean isList(JsonNode frame, long seq, int vms) {
        return frame.path("type").asText().equals("vm_list")
                && frame.path("seq").asLong() >= seq
                && frame.path("vms").size() == vms;
    }

    /** The first frame of a connection, missing when none comes in time. */
    private static JsonNode first(Transport transport, LimenClient client, long since, Runnable meanwhile) {
        BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
        Transport.Connection connection = transport.open(client, since, frames::add);
        try (connection) {
            meanwhile.run();
            JsonNode first = frames.poll(FRAME_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return first == null ? MissingNode.getInstance() : first;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.limen.chaos.matrix;

import dev.limen.chaos.testbed.DatabaseServer;
import dev.limen.chaos.testbed.KillTarget;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import java.util.List;
import java.util.stream.Stream;

/** What is asked of LIMEN when something is killed. */
public interface Operation {

    String name();

    /** What takes part in it, and so can be killed. */
    List<KillTarget> targets();

    /** Whether only administrators may ask for it. */
    boolean isForAdmins();

    /** Makes what the operation is done to, and answers what names it. */
    String prepare(Testbed testbed, LimenClient client, String name);

    /** Asks for it once, and waits for its end, however that comes. */
    Answer send(LimenClient client, String what, String name);

    /** Asks for it again, as a client does who will not be put off. */
    Answer repeat(LimenClient client, String what, String name);

    /** What is wrong when this was the last answer, if anything. */
    List<String> contradictions(Answer last, DatabaseServer database, String name);

    /** All there are. */
    static List<Operation> all() {
        return Stream.concat(VmOperation.all(), Stream.of(ImageOperation.values()))
                .toList();
    }
}

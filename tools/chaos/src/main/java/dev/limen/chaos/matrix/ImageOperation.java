package dev.limen.chaos.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.chaos.testbed.DatabaseServer;
import dev.limen.chaos.testbed.KillTarget;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import dev.limen.client.host.BootSector;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Something done to the image library. What was cut off can be asked for again as soon as its name is free. */
enum ImageOperation implements Operation {
    UPLOAD_IMAGE,
    IMPORT_IMAGE,
    DELETE_IMAGE;

    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration IMPORT_TIMEOUT = Duration.ofSeconds(10);

    /** Its guests and their hypervisor have no part in it. */
    @Override
    public List<KillTarget> targets() {
        return List.of(KillTarget.LIMEN, KillTarget.DATABASE);
    }

    @Override
    public boolean isForAdmins() {
        return true;
    }

    /** Answers the image to delete, or the file to import. */
    @Override
    public String prepare(Testbed testbed, LimenClient client, String name) {
        return switch (this) {
            case UPLOAD_IMAGE -> "";
            case IMPORT_IMAGE -> testbed.imageFile().toString();
            case DELETE_IMAGE -> upload(client, name).orThrow().text("id");
        };
    }

    @Override
    public Answer send(LimenClient client, String what, String name) {
        return switch (this) {
            case UPLOAD_IMAGE -> upload(client, name);
            case IMPORT_IMAGE -> importFile(client, what, name);
            case DELETE_IMAGE -> client.delete("/api/images/" + what);
        };
    }

    private static Answer upload(LimenClient client, String name) {
        return client.upload("/api/images/upload/" + name, BootSector.sector());
    }

    /** Waits for the end of it with requests that pass no breakpoints. */
    private static Answer importFile(LimenClient client, String path, String name) {
        Answer begun = client.post("/api/images", Map.of("name", name, "path", path));
        LimenClient watcher = client.with("X-Request-ID", "watch-" + name);
        if (begun.succeeded()) {
            Polling.await(IMPORT_TIMEOUT, () -> isOver(watcher.get("/api/images/" + begun.text("id"))));
        }
        return begun;
    }

    private static boolean isOver(Answer image) {
        return image.status() != 0 && !image.text("state").equals("importing");
    }

    /** Until the library shows what was asked for. */
    @Override
    public Answer repeat(LimenClient client, String what, String name) {
        Answer[] last = {Answer.NONE};
        Polling.await(RETRY_TIMEOUT, () -> {
            last[0] = send(client, what, name);
            Answer list = client.get("/api/images");
            return list.succeeded() && isShown(list.body(), name) == (this != DELETE_IMAGE);
        });
        return last[0];
    }

    private static boolean isShown(JsonNode images, String name) {
        for (JsonNode image : images) {
            if (image.path("name").asText().equals(name)
                    && image.path("state").asText().equals("ready")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<String> contradictions(Answer last, DatabaseServer database, String name) {
        String sql = "select state from image where name = '" + name + "' and state <> 'FAILED'";
        List<String> expected = this == DELETE_IMAGE ? List.of() : List.of("READY");
        List<String> states = database.query(sql, row -> row.getString("state"));
        return states.equals(expected)
                ? List.of()
                : List.of("the images of this name are " + states + ", after the last answer " + last);
    }
}

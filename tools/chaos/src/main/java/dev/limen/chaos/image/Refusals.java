package dev.limen.chaos.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.chaos.report.Verdicts;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tries what has to be refused, looks whether the sentence is the right one, and whether anything is left. */
final class Refusals {

    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(15);
    private static final Duration IMPORT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration AGREEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final String CHECKSUM = "0".repeat(64);

    private final ImageTestbed testbed;
    private final Verdicts verdicts;

    Refusals(ImageTestbed testbed, Verdicts verdicts) {
        this.testbed = testbed;
        this.verdicts = verdicts;
    }

    /** Uploads, as somebody who waits as long as it takes. */
    Answer upload(String nameAndQuery, BodyPublisher content) {
        return upload(testbed.admin(), nameAndQuery, content);
    }

    Answer upload(LimenClient admin, String nameAndQuery, BodyPublisher content) {
        return admin.upload("/api/images/upload/" + nameAndQuery, content, UPLOAD_TIMEOUT);
    }

    Answer upload(String nameAndQuery, byte... content) {
        return upload(nameAndQuery, BodyPublishers.ofByteArray(content));
    }

    /** Looks at what an upload was answered, and whether the same name is free for a good one. */
    void uploadRefused(String what, Answer answer, int status, String words) {
        verdicts.check(
                answer.status() == status && answer.message().contains(words),
                what + ": " + answer + ", \"" + answer.message() + "\"");
        nothingLeft(what);
    }

    /** Imports from an address, and looks why that failed. */
    void importRefused(String what, String url, String words) {
        importRefused(what, url, CHECKSUM, words);
    }

    void importRefused(String what, String url, String sha256, String words) {
        String why = failure(importFrom(url, sha256));
        verdicts.check(why.contains(words), what + ": \"" + why + "\"");
        verdicts.check(testbed.source.visitsInside() == 0, what + ": nobody came to an address inside");
        nothingLeft(what);
    }

    Answer importFrom(String url, String sha256) {
        Map<String, String> body = new HashMap<>(Map.of("url", url, "sha256", sha256, "name", "imported.img"));
        return testbed.admin().post("/api/images", body);
    }

    /** Why an import came to nothing; empty when it is ready. */
    String failure(Answer begun) {
        if (!begun.succeeded()) {
            return begun.message();
        }
        Answer image = end(begun.text("id"));
        return image.text("state").equals("ready") ? "" : image.text("failure");
    }

    private Answer end(String id) {
        Answer[] image = {Answer.NONE};
        Polling.await(IMPORT_TIMEOUT, () -> {
            image[0] = testbed.admin().get("/api/images/" + id);
            return !image[0].text("state").equals("importing");
        });
        return image[0];
    }

    void nothingLeft(String what) {
        List<String> contradictions = testbed.library.await(AGREEMENT_TIMEOUT).contradictions();
        contradictions.forEach(contradiction -> verdicts.check(false, what + ": " + contradiction));
        verdicts.check(contradictions.isEmpty() && isEmpty(), what + ": nothing is left");
    }

    private boolean isEmpty() {
        for (JsonNode image : testbed.admin().get("/api/images").body()) {
            if (!image.path("state").asText().equals("failed")) {
                return false;
            }
        }
        return true;
    }

    /** Looks whether an image came in, and removes it. */
    void accepted(String what, String name) {
        boolean found = false;
        for (JsonNode image : testbed.admin().get("/api/images").body()) {
            if (image.path("state").asText().equals("ready")
                    && image.path("name").asText().equals(name)) {
                found = testbed.admin()
                        .delete("/api/images/" + image.path("id").asText())
                        .succeeded();
            }
        }
        verdicts.check(found, what);
    }
}

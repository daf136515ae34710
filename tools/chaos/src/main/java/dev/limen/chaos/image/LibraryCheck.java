package dev.limen.chaos.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.chaos.testbed.ConsistencyCheck;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.client.LimenClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the rows of the image library with its files, and with what each LIMEN shows. */
public final class LibraryCheck {

    private final Testbed testbed;
    private final Path directory;

    public LibraryCheck(Testbed testbed) {
        this(testbed, testbed.directory().resolve("images"));
    }

    /** @param directory where the files lie */
    LibraryCheck(Testbed testbed, Path directory) {
        this.testbed = testbed;
        this.directory = directory;
    }

    private record Row(String name, String state, String file, long size) {}

    /** Waits until all agree; answers how long that took, or what they still disagree on. */
    public ConsistencyCheck.Result await(Duration atMost) {
        return ConsistencyCheck.await(atMost, this::contradictions);
    }

    private List<String> contradictions() {
        try {
            List<Row> rows = testbed.database.query(
                    "select name, state, file, size from image",
                    row -> new Row(
                            row.getString("name"), row.getString("state"), row.getString("file"), row.getLong("size")));
            List<String> found = new ArrayList<>();
            rows.stream()
                    .filter(row -> !Set.of("READY", "FAILED").contains(row.state))
                    .forEach(row -> found.add("the image " + row.name + " is still " + row.state));
            List<Row> ready =
                    rows.stream().filter(row -> row.state.equals("READY")).toList();
            files(ready, found);
            testbed.limens.forEach(limen -> api(testbed.admin().at(limen.address()), ready, found));
            return found;
        } catch (IllegalStateException | UncheckedIOException away) {
            return List.of("the library cannot be looked at: " + away.getMessage());
        }
    }

    private void files(List<Row> ready, List<String> found) {
        Set<String> expected = ready.stream()
                .map(row -> row.file + ".image, " + row.size + " bytes")
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = files();
        if (!there.equals(expected)) {
            found.add("the library's files are " + there + ", the rows want " + expected);
        }
    }

    private Set<String> files() {
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            Set<String> described = new TreeSet<>();
            for (Path file : files.toList()) {
                described.add(file.getFileName() + ", " + Files.size(file) + " bytes");
            }
            return described;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void api(LimenClient admin, List<Row> ready, List<String> found) {
        Set<String> listed = new TreeSet<>();
        for (JsonNode image : admin.get("/api/images").body()) {
            if (!image.path("state").asText().equals("failed")) {
                listed.add(
                        image.path("name").asText() + ", " + image.path("state").asText());
            }
        }
        Set<String> expected =
                ready.stream().map(row -> row.name + ", ready").collect(Collectors.toCollection(TreeSet::new));
        if (!listed.equals(expected)) {
            found.add("the API lists the images " + listed + ", the rows are " + expected);
        }
    }
}

package dev.limen.bootstrap.image;

import static dev.limen.contract.vm.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.bootstrap.Simulated;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads to a whole LIMEN, with real files. */
@QuarkusTest
@TestProfile(Simulated.class)
@NullUnmarked // fields are set by the framework
class ImageUploadTest {

    private static final int SIZE = 20 << 20;

    @TestHTTPResource
    URI server;

    @ConfigProperty(name = "limen.data-dir")
    Path dataDir;

    @TempDir
    Path directory;

    private String token = "";

    @BeforeEach
    void logIn() {
        token = given().contentType("application/json")
                .body(Map.of("username", Simulated.ADMIN.username(), "password", Simulated.ADMIN.password()))
                .post("/api/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    private RequestSpecification asks() {
        return given().auth().oauth2(token);
    }

    private Response upload(String name, Path file) throws IOException {
        return asks().contentType("application/octet-stream")
                .body(Files.readAllBytes(file))
                .put("/api/images/upload/" + name);
    }

    private Path qcow2(String name, String size, String... more) throws IOException, InterruptedException {
        Path file = directory.resolve(name);
        List<String> command = Stream.of(
                        Stream.of("qemu-img", "create", "-q", "-f", "qcow2"),
                        Stream.of(more),
                        Stream.of(file.toString(), size))
                .flatMap(part -> part)
                .toList();
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
        return file;
    }

    private List<String> files() throws IOException {
        Path images = Files.createDirectories(dataDir.resolve("images"));
        try (Stream<Path> files = Files.list(images)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private List<String> drafts() {
        try {
            return files().stream().filter(file -> file.endsWith(".part")).toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private boolean isListed(String name) {
        return asks().get("/api/images").<List<String>>path("name").contains(name);
    }

    /** The beginning of an upload of which nobody says how long it is. */
    private Socket begun(String name) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(("PUT /api/images/upload/" + name + " HTTP/1.1\r\nHost: limen\r\nAuthorization: Bearer " + token
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        chunk(out, new byte[100_000]);
        return socket;
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void a_disk_comes_in_and_goes() throws Exception {
        Path disk = qcow2("a.qcow2", "3G");
        List<String> before = files();

        int id = upload("a.qcow2", disk)
                .then()
                .statusCode(201)
                .body("format", equalTo("qcow2"))
                .body("virtual_size", equalTo(3L << 30))
                .body("size", equalTo((int) Files.size(disk)))
                .extract()
                .path("id");
        assertEquals(before.size() + 1, files().size());

        asks().delete("/api/images/" + id).then().statusCode(200);
        assertEquals(before, files());
    }

    @Test
    void what_is_sent_without_a_length_comes_in_too() throws Exception {
        byte[] disk = new byte[SIZE];
        disk[510] = 0x55;
        disk[511] = (byte) 0xAA;
        Path file = Files.write(directory.resolve("raw"), disk);

        HttpResponse<String> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/images/upload/raw.img"))
                    .header("Authorization", "Bearer " + token)
                    .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofFile(file)))
                    .build();
            answer = client.send(request, BodyHandlers.ofString());
        }

        assertEquals(201, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"size\":" + SIZE), answer.body());
    }

    @Test
    void disks_that_are_a_danger_are_refused() throws Exception {
        upload("b.qcow2", qcow2("b", "1G", "-u", "-F", "raw", "-b", "/etc/passwd"))
                .then()
                .statusCode(400)
                .body("error_code", equalTo("IMAGE_UNACCEPTABLE"))
                .body("message", containsString("backing file"));
        upload("b.qcow2", qcow2("c", "1P"))
                .then()
                .statusCode(400)
                .body("message", containsString("larger than 2048 GiB"));
        upload("b.qcow2", Files.writeString(directory.resolve("d"), "root:x:0:0\n"))
                .then()
                .statusCode(400)
                .body("error_code", equalTo("IMAGE_UNACCEPTABLE"));

        assertEquals(List.of(), drafts());
        upload("b.qcow2", qcow2("e", "1M")).then().statusCode(201);
    }

    @Test
    void a_client_that_hangs_up_leaves_nothing() throws Exception {
        try (Socket cutOff = begun("cut-off.img")) {
            assertTrue(cutOff.isConnected());
            eventually("it is listed", () -> isListed("cut-off.img"));
            asks().body(new byte[1])
                    .contentType("application/octet-stream")
                    .put("/api/images/upload/CUT-off.img")
                    .then()
                    .statusCode(409)
                    .body("message", containsString("already exists"));
        }

        eventually("its name is free", () -> !isListed("cut-off.img"));
        eventually("its draft is gone", () -> drafts().isEmpty());
    }

    /** The connection is not reset while the answer is on its way. */
    @RepeatedTest(5)
    void a_client_that_is_still_sending_is_told_why_it_is_refused() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT /api/images/upload/huge.img HTTP/1.1\r\nHost: limen\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Length: " + (1L << 40) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[SIZE]);

            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertTrue(answer.endsWith("413"), answer);
        }
    }

    @Test
    void an_upload_that_is_deleted_ends() throws Exception {
        try (Socket upload = begun("cancelled.img")) {
            eventually("it is listed", () -> isListed("cancelled.img"));
            int id = asks().get("/api/images").path("find { it.name == 'cancelled.img' }.id");

            asks().delete("/api/images/" + id).then().statusCode(200);

            eventually("its draft is gone", () -> drafts().isEmpty());
            eventually("the upload is answered", () -> isAnswered(upload));
            assertTrue(new String(upload.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).endsWith("409"));
        }
    }

    /** Sends a little more. */
    private static boolean isAnswered(Socket upload) {
        try {
            if (upload.getInputStream().available() == 0) {
                chunk(upload.getOutputStream(), new byte[10]);
            }
            return upload.getInputStream().available() > 0;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void everything_an_administrator_does_is_in_the_audit_trail() throws Exception {
        int id = upload("audited.qcow2", qcow2("f", "1M")).path("id");
        asks().delete("/api/images/" + id).then().statusCode(200);

        List<Map<String, Object>> entries =
                asks().get("/api/admin/audit?target=" + id).path("");
        assertTrue(
                entries.stream().anyMatch(entry -> "PUT /api/images/upload/{name}".equals(entry.get("operation"))),
                entries::toString);
        assertTrue(
                entries.stream().anyMatch(entry -> "DELETE /api/images/{image}".equals(entry.get("operation"))),
                entries::toString);
    }

    @Test
    void an_import_from_a_host_without_an_address_says_so() {
        int id = asks().contentType("application/json")
                .body(Map.of("url", "https://images.example.org/nobody.iso", "sha256", "0".repeat(64)))
                .post("/api/images")
                .then()
                .statusCode(202)
                .body("name", equalTo("nobody.iso"))
                .extract()
                .path("id");

        eventually("it has failed", () -> "failed"
                .equals(asks().get("/api/images/" + id).path("state")));
    }
}

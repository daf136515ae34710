package dev.limen.adapters.rest.image;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import dev.limen.application.image.GetImage;
import dev.limen.contract.image.FakeImageSources;
import dev.limen.contract.image.InMemoryImageFiles;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.image.ImageSource;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImageResourceTest {

    private static final byte[] CD = "iso ".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
    private static final String NO_SUM = "0".repeat(64);

    private final People people;
    private final FakeImageSources sources;
    private final InMemoryImageFiles files;
    private final GetImage getImage;

    @Inject
    ImageResourceTest(People people, FakeImageSources sources, InMemoryImageFiles files, GetImage getImage) {
        this.people = people;
        this.sources = sources;
        this.files = files;
        this.getImage = getImage;
    }

    private static ValidatableResponse upload(Person person, String nameAndQuery, byte[] content) {
        return person.asks()
                .contentType("application/octet-stream")
                .body(content)
                .put("/api/images/upload/" + nameAndQuery)
                .then();
    }

    private int uploaded(String name) {
        return upload(people.admin(), name, CD).statusCode(201).extract().path("id");
    }

    @Test
    void an_upload_may_be_larger_than_other_bodies() {
        String sum = InMemoryImageFiles.sha256(CD).value();

        int id = upload(people.admin(), "big.iso?sha256=" + sum + "&os_type=debian&login=root", CD)
                .statusCode(201)
                .body("name", equalTo("big.iso"))
                .body("state", equalTo("ready"))
                .body("format", equalTo("iso"))
                .body("size", equalTo(CD.length))
                .body("sha256", equalTo(sum))
                .body("os_type", equalTo("debian"))
                .body("login", equalTo("root"))
                .header("Location", containsString("/api/images/"))
                .extract()
                .path("id");

        people.user().asks().get("/api/images/" + id).then().statusCode(200).body("id", equalTo(id));
        people.user().asks().get("/api/images").then().statusCode(200).body("id", hasItem(id));
    }

    @Test
    void a_vm_is_made_from_an_image_which_stays_while_there_is_the_vm() {
        Person owner = people.user();
        int image = upload(people.admin(), "disk.raw", "disk".getBytes(StandardCharsets.US_ASCII))
                .statusCode(201)
                .extract()
                .path("id");
        String vm = "{\"name\":\"made from it\",\"cpu\":1,\"memory\":256,\"image\":\"%s\"}";

        int id = owner.sends(vm.replace("%s", "Disk.raw"))
                .post("/api/vms")
                .then()
                .statusCode(201)
                .body("image", equalTo("disk.raw"))
                .body("installation_status", equalTo("Installed"))
                .extract()
                .path("id");

        owner.sends(vm.replace("%s", "no-such.raw"))
                .post("/api/vms")
                .then()
                .statusCode(400)
                .body("details[0].field", equalTo("image"));
        people.admin()
                .asks()
                .delete("/api/images/" + image)
                .then()
                .statusCode(409)
                .body("error_code", equalTo("IMAGE_IN_USE"))
                .body("message", containsString("'made from it'"));
        owner.asks().delete("/api/vms/" + id).then().statusCode(200);
        people.admin().asks().delete("/api/images/" + image).then().statusCode(200);
    }

    @Test
    void a_vm_of_an_image_whose_file_is_gone_is_refused() {
        int image = uploaded("lost.iso");
        Actor admin = new Actor(new UserId(people.admin().id()), Role.ADMIN);
        files.delete(getImage.handle(new ImageId(image), admin).file());

        people.user()
                .sends("{\"name\":\"a\",\"cpu\":1,\"memory\":256,\"image\":\"" + image + "\"}")
                .post("/api/vms")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("IMAGE_FILE_MISSING"));
    }

    @Test
    void the_isos_are_listed_as_the_clients_read_them() {
        int id = uploaded("listed.iso");

        ValidatableResponse list =
                people.user().asks().get("/api/vms/isos").then().statusCode(200);

        list.body("isos.find { it.id == " + id + " }.name", equalTo("listed.iso"))
                .body("isos.find { it.id == " + id + " }.size", equalTo(CD.length))
                .body("vm_disks", equalTo(List.of()));
        Set<String> members =
                list.extract().<Map<String, Object>>path("isos[0]").keySet();
        assertEquals(Set.of("id", "name", "size", "modified"), members);
        int count = list.extract().path("count");
        assertEquals(list.extract().<List<?>>path("isos").size(), count);
    }

    @Test
    void a_refused_upload_leaves_its_name_free() {
        Person admin = people.admin();
        byte[] text = "bad".getBytes(StandardCharsets.US_ASCII);

        upload(admin, "again.iso", text).statusCode(400).body("error_code", equalTo("IMAGE_UNACCEPTABLE"));
        upload(admin, "again.iso?sha256=" + NO_SUM, CD)
                .statusCode(400)
                .body("error_code", equalTo("CHECKSUM_MISMATCH"));
        upload(admin, "again.iso", new byte[2 << 20]).statusCode(413).body("error_code", equalTo("IMAGE_TOO_LARGE"));
        upload(admin, "again.iso?sha256=abc", CD).statusCode(400).body("details[0].field", equalTo("sha256"));
        upload(admin, "again.iso?os_type=plan9", CD).statusCode(400).body("details[0].field", equalTo("os_type"));
        upload(admin, "-again.iso", CD).statusCode(400).body("details[0].field", equalTo("name"));
        upload(admin, "123", CD).statusCode(400).body("details[0].field", equalTo("name"));

        upload(admin, "again.iso", CD).statusCode(201);
        upload(admin, "AGAIN.iso", CD)
                .statusCode(409)
                .body("error_code", equalTo("IMAGE_NAME_TAKEN"))
                .body("message", containsString("already exists"));
        assertEquals(Set.of(), files.drafts());
    }

    @Test
    void an_empty_upload_is_no_image() {
        people.admin()
                .asks()
                .put("/api/images/upload/empty.iso")
                .then()
                .statusCode(400)
                .body("error_code", equalTo("IMAGE_UNACCEPTABLE"));
    }

    @Test
    void only_administrators_upload_import_and_delete() {
        int id = uploaded("kept.iso");
        Person user = people.user();

        upload(user, "mine.iso", CD).statusCode(403).body("error_code", equalTo("ADMIN_REQUIRED"));
        user.sends("{}").post("/api/images").then().statusCode(403);
        user.asks().delete("/api/images/" + id).then().statusCode(403);
        user.asks().get("/api/images/" + id).then().statusCode(200);
    }

    private static String importBody(String name, String sum) {
        return "{\"name\":\"" + name + "\",\"url\":\"https://images.example.org/" + name + "\",\"sha256\":\"" + sum
                + "\"}";
    }

    @Test
    void an_import_is_accepted_and_seen_in_its_image() {
        Person admin = people.admin();
        sources.put(new ImageSource.Url("https://images.example.org/got.iso"), CD);

        String location = admin.sends(
                        importBody("got.iso", InMemoryImageFiles.sha256(CD).value()))
                .post("/api/images")
                .then()
                .statusCode(202)
                .body("state", equalTo("importing"))
                .extract()
                .header("Location");

        people.user().asks().get(location).then().statusCode(200).body("state", equalTo("ready"));
    }

    @Test
    void a_failed_import_says_why_to_administrators() {
        Person admin = people.admin();
        sources.put(new ImageSource.Url("https://images.example.org/wrong.iso"), CD);

        String location = admin.sends(importBody("wrong.iso", NO_SUM))
                .post("/api/images")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        admin.asks()
                .get(location)
                .then()
                .statusCode(200)
                .body("state", equalTo("failed"))
                .body("failure", containsString("checksum"));
        people.user().asks().get(location).then().statusCode(404).body("error_code", equalTo("IMAGE_NOT_FOUND"));
    }

    @Test
    void an_import_needs_a_source_that_is_allowed() {
        Person admin = people.admin();

        admin.sends(importBody("nowhere.iso", NO_SUM))
                .post("/api/images")
                .then()
                .statusCode(400)
                .body("error_code", equalTo("SOURCE_NOT_ALLOWED"));
        admin.sends("{\"url\":\"https://images.example.org/a.iso\"}")
                .post("/api/images")
                .then()
                .statusCode(400)
                .body("details[0].field", equalTo("sha256"));
        admin.sends("{\"name\":\"a\"}")
                .post("/api/images")
                .then()
                .statusCode(400)
                .body("details[0].field", equalTo("url"));
    }

    @Test
    void an_image_of_the_catalogue_is_imported_by_its_key() {
        sources.put(new ImageSource.Url("https://images.example.org/known.iso"), CD);
        people.user()
                .asks()
                .get("/api/images/catalogue")
                .then()
                .statusCode(200)
                .body("[0].key", equalTo("known.iso"))
                .body("[0].minimum_disk", equalTo(1));

        people.admin()
                .sends("{\"catalogue\":\"known.iso\",\"name\":\"mine.iso\"}")
                .post("/api/images")
                .then()
                .statusCode(202)
                .body("name", equalTo("mine.iso"))
                .body("os_type", equalTo("debian"))
                .body("login", equalTo("debian"));
        people.admin()
                .sends("{\"catalogue\":\"unknown\"}")
                .post("/api/images")
                .then()
                .statusCode(400)
                .body("details[0].field", equalTo("catalogue"));
    }

    @Test
    void a_deleted_image_is_gone() {
        int id = uploaded("gone.iso");
        Person admin = people.admin();

        admin.asks()
                .delete("/api/images/" + id)
                .then()
                .statusCode(200)
                .body("image_id", equalTo(id))
                .body("name", equalTo("gone.iso"));

        admin.asks().get("/api/images/" + id).then().statusCode(404);
        admin.asks().delete("/api/images/" + id).then().statusCode(404);
        admin.asks().delete("/api/images/x").then().statusCode(404);
        admin.asks().get("/api/images").then().body("id", not(hasItem(id)));
    }
}

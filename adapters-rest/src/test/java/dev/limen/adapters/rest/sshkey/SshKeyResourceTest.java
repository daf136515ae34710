package dev.limen.adapters.rest.sshkey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import dev.limen.adapters.rest.TestBeans;
import dev.limen.contract.sshkey.SshKeySamples;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SshKeyResourceTest {

    private static final String LINE =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGiG54mOIiMOkbrVPJIVa3dyXe7SG3wZHDW6ZZYZ7rW+ ada@laptop";

    @Inject
    People people;

    private Person ada;

    @BeforeEach
    void appear() {
        ada = people.user();
    }

    private ValidatableResponse add(String line) {
        return ada.sends("{\"public_key\":\"" + line + "\"}")
                .post("/api/me/ssh-keys")
                .then();
    }

    @Test
    void an_added_key_shows_the_fingerprint_that_ssh_keygen_prints() {
        int id = add(LINE)
                .statusCode(201)
                .body("type", equalTo("ssh-ed25519"))
                .body("comment", equalTo("ada@laptop"))
                .body("fingerprint", equalTo("SHA256:GLU3Jy7ZgAzhfqhlxYVbTcMKLtaWYjIajmpnNeplZzE"))
                .body("created_at", startsWith("20"))
                .extract()
                .path("id");

        ada.asks()
                .get("/api/me/ssh-keys")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].id", equalTo(id));
    }

    @Test
    void a_comment_of_its_own_comes_first() {
        ada.sends("{\"public_key\":\"" + LINE + "\",\"comment\":\"Büro\"}")
                .post("/api/me/ssh-keys")
                .then()
                .statusCode(201)
                .header("Location", startsWith("/api/me/ssh-keys/"))
                .body("comment", equalTo("Büro"));
    }

    @Test
    void a_key_that_one_has_is_refused() {
        add(LINE).statusCode(201);

        add(LINE + " again")
                .statusCode(409)
                .body("error_code", equalTo("SSH_KEY_DUPLICATE"))
                .body("message", containsString("added before"));
    }

    @Test
    void there_is_a_most_of_keys() {
        for (int number = 1; number <= TestBeans.MAX_SSH_KEYS; number++) {
            add(SshKeySamples.line(number)).statusCode(201);
        }

        add(LINE).statusCode(409).body("error_code", equalTo("TOO_MANY_SSH_KEYS"));
    }

    @Test
    void a_private_key_is_refused_and_not_repeated() {
        add("-----BEGIN OPENSSH PRIVATE KEY-----\\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\\n")
                .statusCode(400)
                .body("details[0].field", equalTo("public_key"))
                .body("message", startsWith("public_key is a private key"))
                .body("message", not(containsString("b3Bl")));
    }

    @Test
    void what_is_no_key_is_refused_by_the_name_of_the_member() {
        add("hello").statusCode(400).body("message", startsWith("public_key must be a public key without options"));
        ada.sends("{}").post("/api/me/ssh-keys").then().statusCode(400).body("details[0].field", equalTo("public_key"));
        ada.sends("{\"public_key\":\"" + LINE + "\",\"comment\":\"a\\u0000b\"}")
                .post("/api/me/ssh-keys")
                .then()
                .statusCode(400)
                .body("message", equalTo("comment must not be one that has control characters"));
    }

    @Test
    void a_deleted_key_is_gone() {
        int id = add(LINE).extract().path("id");

        ada.asks().delete("/api/me/ssh-keys/" + id).then().statusCode(200).body("ssh_key_id", equalTo(id));

        ada.asks().get("/api/me/ssh-keys").then().body("$", hasSize(0));
        ada.asks()
                .delete("/api/me/ssh-keys/" + id)
                .then()
                .statusCode(404)
                .body("error_code", equalTo("SSH_KEY_NOT_FOUND"));
        ada.asks().delete("/api/me/ssh-keys/x").then().statusCode(404);
    }
}

package dev.limen.bootstrap.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked // fields are set by the framework
class TlsFilesTest {

    private static final TestCertificate ONE = TestCertificate.of("one", "RSA");
    private static final TestCertificate OTHER = TestCertificate.of("other", "RSA");
    private static final TestCertificate CURVE = TestCertificate.of("curve", "EC");

    @TempDir
    Path directory;

    private TlsFiles files;

    @BeforeEach
    void write() {
        files = new TlsFiles(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
        ONE.write(files);
    }

    private void assertProblem(String start) {
        String problem = files.problem().orElse("none");
        assertTrue(problem.startsWith(start), problem);
    }

    @Test
    void a_certificate_and_its_key_are_fine() {
        assertEquals(Optional.empty(), files.problem());
        CURVE.write(files);
        assertEquals(Optional.empty(), files.problem());
    }

    @Test
    void a_chain_and_what_openssl_writes_around_it_are_fine() {
        TestCertificate.write(files.certificate(), "subject=CN = one\n" + ONE.certificate() + OTHER.certificate());
        assertEquals(Optional.empty(), files.problem());
    }

    @Test
    void files_that_cannot_be_read_are_named_by_their_setting() {
        Path nothing = directory.resolve("nothing");
        files = new TlsFiles(nothing, files.key());
        assertProblem("LIMEN_TLS_CERTIFICATE names a file that cannot be read: " + nothing);
        ONE.write(files);
        files = new TlsFiles(files.certificate(), directory);
        assertProblem("LIMEN_TLS_KEY names a file that cannot be read: " + directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "garbage", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "-----BEGIN "})
    void what_is_no_certificate_is_told_so(String content) {
        TestCertificate.write(files.certificate(), content);
        assertProblem("LIMEN_TLS_CERTIFICATE names a file that is no certificate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n"
            })
    void what_is_no_key_is_told_so(String content) {
        TestCertificate.write(files.key(), content);
        assertProblem("LIMEN_TLS_KEY names a file that is no PKCS #8 key");
    }

    @Test
    void the_key_of_another_certificate_is_told_so() {
        TestCertificate.write(files.key(), OTHER.key());
        assertProblem("LIMEN_TLS_KEY is not the key");
        TestCertificate.write(files.key(), CURVE.key());
        assertProblem("LIMEN_TLS_KEY is not the key");
    }

    @Test
    void new_contents_are_noticed() {
        String before = files.fingerprint();
        assertEquals(before, files.fingerprint());
        TestCertificate.write(files.key(), OTHER.key());
        assertNotEquals(before, files.fingerprint());
    }
}

package dev.limen.domain.sshkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.InvalidValue;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshPublicKeyTest {

    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGiG54mOIiMOkbrVPJIVa3dyXe7SG3wZHDW6ZZYZ7rW+";
    private static final String RSA_1024 =
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDWopKZLzmGYdK8fM19myk54bZU8cS56/j11HbDk8ZuVVxiw83WGj+2g4QTyaV/kYdVQd9QMUH5WjdizE2TGnem77JFg4lcz0MRhC2F2yoVtns/dmSRRuekF6tO/xSCIunmKiWpesocI+zYeZeKfAAPRjYBzb1oRknuVnJqkgfagw==";

    private static SshPublicKey parse(String text) {
        return SshPublicKey.parse("publicKey", text);
    }

    private static String refusal(String text) {
        return assertThrows(InvalidValue.class, () -> parse(text)).problem();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(String type, byte[]... parts) {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        write(blob, ascii(type));
        for (byte[] part : parts) {
            write(blob, part);
        }
        return type + " " + Base64.getEncoder().encodeToString(blob.toByteArray());
    }

    private static void write(ByteArrayOutputStream blob, byte[] part) {
        blob.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        blob.writeBytes(part);
    }

    private static byte[] point(int length) {
        byte[] point = new byte[1 + 2 * length];
        point[0] = 4;
        return point;
    }

    /** All made by ssh-keygen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ED25519,
                "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBBtI08CrIMEBwC1GadzHiF7MzxkvTp5EhujpsM2lT0TDySDA+gtGc7CC1JK/Cdi7Bu+XpUhTFs0yo8rxHdaFSyw=",
                "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBD3XANJgX8wbLB8qakDoVgLCuJ6bLEu2HT8Ccbj5MchUtDyfCEqyhx7MdK8/VeeR5nMz7SozTRghNQqE+TVU8BoeYf3FEgsW6zksYUT9GUURXGs8gMI6PUPJvYwEPlQh6Q==",
                "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAE958rYT9QSbPGMJJBN2IJbssqwbT/7Wi6Xhfr0UBylicaXYhN8ykAf+BoG4PPwlUS77IpJyJHg6z/W+7Vt+3xBCAGPmK6EP3S3Zu8xDOmjVnArYQNEaqRrvpj20N+Lprx0POQdW2NU0b93ju64LWnYyw49T/Y4Lqbb/CB3xr8QQX/XLQ==",
                "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQClczEOHkeakhuwToNfMHT4hoe/L71k2iynAR2ojNo9/1l/qyVcg2oZrHytfVxHVDduiapn13Z0iFPDxcfTfqokpqTswC6v01+epsT4npT2PX1q3p6Pi4VMjf7IDzmj0xFhjRG0ZyyHsdwKMVsZiwozT4k1XqB5xpIbzyWhgBHbrpZSogOKsVH0dwKFbjgaIaIAeZZMXpid/4aiN1qt/KlAeoBvJJVvYWMrn8IApfwHluayw1tdTZ0f3DRLRv/u80hvk0Fe0NeeZI4zOEWzfYrwyXdKtCpOdqTJaqPWjlTkLaBAUrB7hjMpDn+7D81B7YnNDf7ZFtPfWfL22TeGlHyN"
            })
    void every_kind_of_key_is_taken(String line) {
        assertEquals(line, parse(line).line());
        assertEquals(line + " ada", parse("  " + line + " \t ada\n").line());
    }

    @Test
    void keys_of_security_keys_are_taken() {
        String ed25519 = line("sk-ssh-ed25519@openssh.com", new byte[32], ascii("ssh:"));
        String ecdsa = line("sk-ecdsa-sha2-nistp256@openssh.com", ascii("nistp256"), point(32), ascii("ssh:"));

        assertEquals(ed25519, parse(ed25519).line());
        assertEquals(ecdsa, parse(ecdsa).line());
    }

    @Test
    void the_comment_may_have_blanks_and_any_letters() {
        assertEquals(
                "Ada's laptop 💻, Büro",
                parse(ED25519 + " Ada's laptop 💻, Büro ").comment());
    }

    @Test
    void another_comment_makes_no_other_key() {
        SshPublicKey key = parse(ED25519 + " ada");

        assertEquals("laptop", key.commented(" laptop ").comment());
        assertEquals("ada", key.commented(" ").comment());
        assertEquals("ada", key.commented(null).comment());
        assertTrue(key.isSameKeyAs(key.commented("laptop")));
        assertFalse(key.isSameKeyAs(parse(line("ssh-ed25519", new byte[32]))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-dss AAAA",
                "ssh-ed25519-cert-v01@openssh.com AAAA",
                "SSH-ED25519 AAAA",
                "from=\"10.0.0.1\" " + ED25519,
                "command=\"sh\",no-pty " + ED25519,
                "# " + ED25519
            })
    void what_begins_with_no_known_type_is_refused(String line) {
        assertTrue(refusal(line).startsWith("must be a public key without options"), refusal(line));
    }

    @Test
    void a_damaged_key_is_refused() {
        for (String line : new String[] {
            "ssh-ed25519",
            "ssh-ed25519 AAAA",
            "ssh-ed25519 ÄÖÜ",
            "ssh-ed25519 //////////8=",
            "ssh-rsa " + ED25519.substring(12),
            ED25519.substring(0, ED25519.length() - 4),
            line("ssh-ed25519", new byte[31]),
            line("ssh-ed25519", new byte[32], new byte[1]),
            line("ecdsa-sha2-nistp256", ascii("nistp384"), point(32)),
            line("ecdsa-sha2-nistp256", ascii("nistp256"), new byte[65]),
            line("ssh-rsa", new byte[] {3}, new byte[0]),
            line("ssh-rsa", new byte[] {3}, new byte[] {-1}),
            line("ssh-rsa", new byte[] {2}, new byte[] {1}),
            line("ssh-rsa", new byte[] {0}, new byte[] {1}),
            line("ssh-rsa", new byte[] {0, 1}, new byte[] {1})
        }) {
            assertTrue(refusal(line).startsWith("is damaged"), line + ": " + refusal(line));
        }
    }

    @Test
    void an_rsa_key_has_neither_too_few_nor_too_many_bits() {
        byte[] huge = new byte[2049];
        huge[0] = 1;
        huge[2048] = 1;

        assertEquals("is an RSA key of 1024 bits: it must have at least 2048", refusal(RSA_1024));
        assertEquals(
                "is an RSA key of 16385 bits: it must have at most 16384",
                refusal(line("ssh-rsa", new byte[] {1, 0, 1}, huge)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nMIIEow",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIEow",
                "PuTTY-User-Key-File-3: ssh-ed25519",
                "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ"
            })
    void a_private_key_is_refused_without_repeating_it(String text) {
        String problem = refusal(text);

        assertTrue(problem.startsWith("is a private key"), problem);
        assertFalse(problem.contains("MIIE") || problem.contains("b3Bl"), problem);
    }

    @Test
    void two_lines_are_refused() {
        assertEquals("must be one line with one key", refusal(ED25519 + "\n" + ED25519));
        assertEquals("must be one line with one key", refusal(ED25519 + " ada\r" + ED25519));
    }

    @Test
    void a_comment_is_bounded_and_printable() {
        assertEquals(
                "must not have a comment that is longer than 255 characters", refusal(ED25519 + " " + "x".repeat(256)));
        assertEquals("x".repeat(255), parse(ED25519 + " " + "x".repeat(255)).comment());
        assertEquals("must not have a comment that has control characters", refusal(ED25519 + " a\u0000b"));
        assertEquals("must not have a comment that has control characters", refusal(ED25519 + " a\ud800b"));
        assertEquals("must be at most 8192 characters", refusal(ED25519 + " ".repeat(8192)));
    }
}

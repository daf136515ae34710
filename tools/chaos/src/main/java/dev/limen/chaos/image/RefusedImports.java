package dev.limen.chaos.image;

import com.sun.net.httpserver.HttpExchange;
import dev.limen.chaos.report.Verdicts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Imports from servers that lead somewhere else, or send something else. */
final class RefusedImports {

    private static final int OK = 200;
    private static final int KIB = 1 << 10;
    private static final String NOT_NAMED = "not among those that the operator has named";
    private static final String NOT_PUBLIC = "has an address that is not public";
    private static final List<String> ADDRESSES_INSIDE =
            List.of("127.0.0.1", LocalAddresses.LINK_LOCAL, "[::1]", LocalAddresses.PRIVATE, "[::ffff:127.0.0.1]");
    private static final List<String> HOSTS_INSIDE =
            List.of("loopback.test", "link-local.test", "loopback6.test", "private.test", "both.test");

    private final ImageTestbed testbed;
    private final Refusals refusals;
    private final Verdicts verdicts;
    private final Source source;
    private final byte[] disk = PacedContent.disk(64 * KIB);

    RefusedImports(ImageTestbed testbed, Refusals refusals, Verdicts verdicts) {
        this.testbed = testbed;
        this.refusals = refusals;
        this.verdicts = verdicts;
        this.source = testbed.source;
    }

    void run() {
        source.put("/disk.img", Map.of(), new ByteArrayInputStream(disk));
        for (String address : ADDRESSES_INSIDE) {
            refusals.importRefused("an import from " + address, source.at(address, "/disk.img"), NOT_NAMED);
            redirected(address, NOT_NAMED);
        }
        for (String host : HOSTS_INSIDE) {
            refusals.importRefused("an import from " + host, source.at(host, "/disk.img"), NOT_PUBLIC);
            redirected(host, NOT_PUBLIC);
        }
        rebinding();
        content();
    }

    private void redirected(String host, String words) {
        source.redirect("/redirect", source.at(host, "/disk.img"));
        refusals.importRefused("a redirect to " + host, source.at("images.test", "/redirect"), words);
    }

    /** While the server answers, its name gets an address inside. */
    private void rebinding() {
        source.put("/rebind", exchange -> {
            testbed.names.put("rebinding.test", "127.0.0.1");
            Source.redirect(exchange, "/disk.img");
        });
        String url = source.at("rebinding.test", "/rebind");
        refusals.importRefused("a name that is bound anew, and redirects to itself", url, NOT_PUBLIC);

        testbed.names.put("rebinding.test", LocalAddresses.PUBLIC);
        source.put("/rebind", exchange -> {
            testbed.names.put("rebinding.test", "127.0.0.1");
            send(exchange, disk.length, disk);
        });
        String why = refusals.failure(refusals.importFrom(url, sha256(disk)));
        verdicts.check(why.isEmpty(), "a name that is bound anew while its content comes: it comes to its end " + why);
        verdicts.check(source.visitsInside() == 0, "nobody came to an address inside");
        refusals.accepted("what came from the address that was checked is in the library", "imported.img");
        refusals.importRefused("the same name once more", url, NOT_PUBLIC);
    }

    private void content() {
        byte[] bomb = RefusedUploads.gzipBomb();
        source.put("/bomb", Map.of("Content-Encoding", "gzip"), new ByteArrayInputStream(bomb));
        refuse("a bomb that the server has packed", "/bomb", "packs its content");
        source.put("/wrong", exchange -> send(exchange, disk.length, disk));
        refuse("a wrong checksum", "/wrong", "nothing was kept");
        source.put("/cut", exchange -> send(exchange, disk.length * 2L, disk));
        refuse("a source that breaks off", "/cut", "ended before it was complete");
        source.put("/huge", exchange -> send(exchange, 1L << 40, disk));
        refuse("a source that announces 1 TiB", "/huge", "larger than 16 MiB");
        source.put("/endless", Map.of(), PacedContent.halted(1L << 40));
        refuse("a source that never ends", "/endless", "is full");
    }

    private void refuse(String what, String path, String words) {
        refusals.importRefused(what, source.at("images.test", path), words);
    }

    private static void send(HttpExchange exchange, long announced, byte[] content) throws IOException {
        exchange.sendResponseHeaders(OK, announced);
        exchange.getResponseBody().write(content);
        exchange.getResponseBody().flush();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.limen.adapters.images.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.domain.image.ImageError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code qemu-img info}, with bounded memory, processor time, duration and output. */
public final class QemuImg {

    private static final System.Logger LOG = System.getLogger(QemuImg.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_MEMORY_KIB = 1024 * 1024;
    private static final int MAX_CPU_SECONDS = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_OUTPUT_BYTES = 256 * 1024;
    private static final int NOT_FOUND = 127;

    private static final String SCRIPT = "ulimit -v " + MAX_MEMORY_KIB + " && ulimit -t " + MAX_CPU_SECONDS
            + " && ulimit -c 0 && exec \"$1\" info --output=json -f \"$2\" \"$3\"";

    private final String program;

    /** The program as the system finds it. */
    public QemuImg() {
        this("qemu-img");
    }

    QemuImg(String program) {
        this.program = program;
    }

    /** The virtual size of a disk, which must be whole by itself. */
    long virtualSize(Path path, String format) throws IOException {
        JsonNode facts = info(path, format);
        boolean whole = facts.path("format").asText().equals(format)
                && !facts.has("backing-filename")
                && !facts.path("encrypted").asBoolean()
                && !facts.path("format-specific").path("data").has("data-file")
                && !facts.path("format-specific").path("data").path("corrupt").asBoolean();
        if (!whole || !facts.path("virtual-size").canConvertToLong()) {
            throw refused();
        }
        return facts.path("virtual-size").longValue();
    }

    private JsonNode info(Path path, String format) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                        List.of("/bin/sh", "-c", SCRIPT, "sh", program, format, path.toString()))
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(Redirect.DISCARD);
        Process process = command.start();
        try (InputStream output = process.getInputStream()) {
            Thread.ofVirtual().start(() -> endInTime(process));
            byte[] bytes = output.readNBytes(MAX_OUTPUT_BYTES + 1);
            return answer(process, bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void endInTime(Process process) {
        try {
            if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode answer(Process process, byte[] output) throws IOException, InterruptedException {
        int status = output.length > MAX_OUTPUT_BYTES ? -1 : process.waitFor();
        if (status == NOT_FOUND) {
            throw new ImageError.CheckUnavailable();
        }
        if (status != 0) {
            LOG.log(Level.INFO, "qemu-img refuses an image, with status {0}", status);
            throw refused();
        }
        return JSON.readTree(output);
    }

    private static ImageError refused() {
        return new ImageError.Unacceptable(
                "The content is no disk that QEMU can use by itself: it is damaged, or it took too much to look at it.");
    }
}
